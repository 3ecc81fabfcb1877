import { obtainCa } from '../../trust/placement/obtain.ts';
import type { Evidence } from '../../workspace/report.ts';
import type { Case } from '../rule.ts';
import { hostIn } from './asking.ts';
import type { Remedy } from './diagnosis.ts';

/** The CA at the very place that the error names. Undefined where the file that names it is at hand, or the CA is there. */
export function atNamedPlace(error: Evidence, words: string, theCase: Case): Remedy | undefined {
  const { documents, trust } = theCase;
  if (documents.some(({ facts }) => facts.kind === 'containerd-hosts')) return undefined;
  const host = hostIn(error);
  const path = /"(\/[^"\n\\]{1,300}\.(?:crt|pem|cer))\\?"|\s(\/\S{1,300}\.(?:crt|pem|cer)):/
    .exec(words)
    ?.slice(1)
    .find(Boolean);
  if (path === undefined || /is a directory|permission denied/.test(words)) return {};
  const text = trust.anchor?.pem;
  if (text !== undefined && documents.some(({ file }) => file.path === path && file.text === text)) return undefined;
  const isAbsent = /no such file/.test(words);
  return {
    fix: {
      title: `Put the CA of ${host} at ${path}`,
      safety: isAbsent && error.registry !== undefined ? 'safe' : 'needs-review',
      creates: text === undefined ? [] : [{ path, text }],
      missing: text === undefined ? [missingAt(path, host)] : [],
    },
  };
}

const missingAt = (path: string, host: string) => ({
  path,
  what: `the CA certificate behind ${host} (PEM)`,
  obtain: obtainCa(host),
  without: `Every pull from ${host} fails before any request, as it does now.`,
});
