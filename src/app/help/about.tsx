import { useEffect, useState } from 'react';
import { noticesUrl, type Provenance, provenance, type Verified, verified } from '../../worker/real-code/provenance.ts';
import { Icon } from '../parts/icon.tsx';

/** Whose code judges what: the releases that can be asked, and the licences of all that is in them. */
export function About() {
  const [known, setKnown] = useState<Provenance>();
  const [run, setRun] = useState<Verified>();
  useEffect(() => {
    provenance().then(setKnown, () => undefined);
    verified().then(setRun, () => undefined);
  }, []);
  return (
    <section aria-labelledby="help-about">
      <h3 id="help-about">Whose word counts</h3>
      <p>
        The report comes from this project's own model of what containerd and Docker do. For containerd, Docker and
        Podman the real thing can be asked as well: their own code, compiled to WebAssembly, run in a worker that
        reaches nothing. Each is loaded when it is asked; a single file with all of them would have 33 MB, so this page
        has no single-file form.
      </p>
      {known && (
        <>
          <p>
            {known.artefacts.map(({ release }) => release).join(', ')}, built with {known.go}.
          </p>
          <List title="What is their own code" items={known.provenance.own} />
          <List title="What is ours around it" items={known.provenance.glue} />
          <List title="What they do not judge" items={known.provenance.silent} />
        </>
      )}
      {run && (
        <>
          <p>
            On {run.date} real daemons pulled from a real registry with the files of our plans, before and after:{' '}
            {run.passed} of {run.passed + run.failed} cases came out as this page says.
          </p>
          <List
            title="The releases that pulled"
            items={run.releases.map(({ name, version }) => `${name}: ${version}`)}
          />
        </>
      )}
      <p>
        <a href={noticesUrl} target="_blank" rel="noreferrer">
          Licences and notices
        </a>{' '}
        of everything in it.
      </p>
    </section>
  );
}

function List({ title, items }: { title: string; items: readonly string[] }) {
  return (
    <details>
      <summary>
        <Icon name="chevron" />
        {title}
      </summary>
      <ul>
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </details>
  );
}
