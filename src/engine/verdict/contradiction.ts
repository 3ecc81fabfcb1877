import type { Case } from '../dialects/rule.ts';
import { hostOfUrl, programName } from '../evidence/explain.ts';
import type { Evidence, Trace } from '../workspace/report.ts';

/**
 * What an error says where the files as given trust the registry, by our model of the runtime: that they are not the ones
 * gone by, or that the CA is not the one. Undefined where the files do not, or where the model has nothing to say.
 */
export function contradiction(error: Evidence, theCase: Case, traces: readonly Trace[]): string | undefined {
  const { client, code, hop, registry, url } = error;
  const trace = traces.find((one) => one.registry === registry);
  if (code !== 'x509-unknown-authority' || !trace || !trustsByFiles(trace, theCase)) return undefined;
  if (!isOf(trace, client)) return undefined;
  const who = programName(client === 'unknown' ? trace.runtime : client);
  const other = hostOfUrl(url);
  if (hop === 'token-server' || hop === 'blob-store')
    return `${who} reached ${registry} and was sent on to ${other ?? 'another host'}, whose certificate the CA that these files name for ${registry} did not sign.`;
  if (hop === 'mirror' || hop === 'proxy') return undefined;
  const { presentation, verdictAsPasted } = theCase.trust;
  return presentation === 'handshake' && verdictAsPasted?.ok
    ? `By these files ${who} trusts ${registry}, and the CA in them did sign what it presents: so the ${who} that failed does not go by these files.`
    : `By these files ${who} trusts ${registry}, and yet it refuses the certificate: either it does not go by these files, or the CA that they name did not sign it.`;
}

/** kubelet and crictl ask containerd. */
const isOf = ({ runtime }: Trace, client: string): boolean =>
  client === runtime || client === 'unknown' || (runtime === 'containerd' && ['kubelet', 'crictl'].includes(client));

/** No station of the pull is in the way, and a CA of its own is named for the registry. */
function trustsByFiles({ outcome, registry }: Trace, { documents }: Case): boolean {
  if (outcome === 'pulls') return true;
  // Of a CA that is named and was not pasted the model knows nothing.
  const isNamed = documents.some(
    ({ facts }) =>
      facts.kind === 'containerd-hosts' &&
      (facts.directory ?? registry) === registry &&
      [facts.fallback, ...facts.hosts].every(({ ca }) => ca.length > 0),
  );
  return outcome === 'unknown' && isNamed;
}
