import { notCovered, type SecondOpinion as Said } from '../../engine/second-opinion/judge.ts';
import type { Opinion } from '../../engine/second-opinion/opinion.ts';
import { versionIn } from '../../engine/second-opinion/programs.ts';
import { useApp } from '../app-context.ts';
import { Icon, type IconName } from '../parts/icon.tsx';
import { Prose } from '../parts/prose.tsx';

/** What the runtime's own code makes of the files, before and after; asked for, since each release is some megabytes. */
export function SecondOpinion() {
  const { secondOpinion } = useApp();
  const { program, own, releases, said, asking, ask } = secondOpinion;
  if (releases.length === 0) return null;
  const rest = releases.filter((release) => !said.has(release));
  return (
    <section className="second-opinion" aria-labelledby="second-opinion" aria-busy={asking !== undefined}>
      <header className="part-head">
        <h3 id="second-opinion">{program}’s own code</h3>
        <div className="row">
          {own && !said.has(own) && (
            <button type="button" className="button" disabled={asking !== undefined} onClick={() => ask([own])}>
              Ask {own}
            </button>
          )}
          {rest.length > 0 && (said.size > 0 || own === undefined || rest.length > 1) && (
            <button type="button" className="button" disabled={asking !== undefined} onClick={() => ask(rest)}>
              Ask {said.size > 0 ? 'the other' : 'all'} releases
            </button>
          )}
        </div>
      </header>
      {said.size === 0 && (
        <p className="faint">
          {asking
            ? `${asking} is being asked …`
            : 'Its loader and resolver, compiled to WebAssembly, judge these files here in the page. Each release loads 3 to 4 MB of this page’s own files.'}
        </p>
      )}
      {said.size > 0 && <Opinions said={releases.flatMap((release) => said.get(release) ?? [])} asking={asking} />}
    </section>
  );
}

function Opinions({ said, asking }: { said: readonly Said[]; asking: string | undefined }) {
  const missing = said[0]?.missing ?? [];
  const wrong = said.filter(({ contradictions }) => contradictions.length > 0);
  return (
    <>
      {wrong.map(({ release, contradictions }) => (
        <p key={release} className="contradiction" role="alert">
          <Icon name="broken" />
          <span>
            {release}: {contradictions.join(' ')}
          </span>
        </p>
      ))}
      {missing.length > 0 && (
        <p className="faint">
          Asked without <span className="mono">{missing.join(', ')}</span>, which is still to be obtained.
        </p>
      )}
      <table className="opinions">
        <thead>
          <tr>
            <th scope="col">Release</th>
            <th scope="col">Now</th>
            <th scope="col">After the changes</th>
          </tr>
        </thead>
        <tbody>
          {alike(said).map(({ releases, before, after }) => (
            <tr key={releases[0]}>
              <th scope="row">{releases.join(', ')}</th>
              <td data-when="Now">
                <Judgement opinion={before} />
              </td>
              <td data-when="After the changes">
                <Judgement opinion={after} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="faint">
        {asking ? `${asking} is being asked …` : 'Each release’s own loader and resolver, run here on these files.'}{' '}
        {said[0] && notCovered(said[0].release)}
      </p>
    </>
  );
}

interface Row extends Pick<Said, 'before' | 'after'> {
  releases: string[];
}

/** Releases that say the same stand in one row. */
function alike(said: readonly Said[]): Row[] {
  const rows = new Map<string, Row>();
  for (const { release, before, after } of said) {
    const same = JSON.stringify([before.outcome, before.says, after.outcome, after.says]);
    const row = rows.get(same) ?? { releases: [], before, after };
    row.releases.push(versionIn(release));
    rows.set(same, row);
  }
  return [...rows.values()];
}

function Judgement({ opinion: { outcome, says, detail } }: { opinion: Opinion }) {
  const { state, icon, word } = looks[outcome];
  return (
    <>
      <span className={`state ${state}`}>
        <Icon name={icon} /> {word}
      </span>
      <p>
        <Prose text={says} />
      </p>
      {detail.length > 0 && (
        <details>
          <summary>
            <Icon name="chevron" />
            Detail
          </summary>
          <pre className="detail">{detail.join('\n')}</pre>
        </details>
      )}
    </>
  );
}

const good = { state: 'ok', icon: 'ok' } as const;
const bad = { state: 'breaks-now', icon: 'broken' } as const;
const open = { state: 'faint', icon: 'unknown' } as const;

const looks = {
  trusted: { ...good, word: 'verified' },
  named: { ...good, word: 'own CA' },
  system: { ...open, word: 'system roots' },
  loopback: { ...good, word: 'on the node' },
  refused: { ...bad, word: 'refused' },
  'not-reached': { ...bad, word: 'no pull' },
  unverified: { state: 'unsafe', icon: 'insecure', word: 'unverified' },
  'no-answer': { ...open, word: 'no answer' },
} as const satisfies Record<Opinion['outcome'], { state: string; icon: IconName; word: string }>;
