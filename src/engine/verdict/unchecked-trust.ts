import type { Case } from '../dialects/rule.ts';
import { isLoopback } from '../runtimes/containerd/endpoints.ts';
import { type RegistryHost, registryHost } from '../trust/placement/registry-host.ts';
import { missingText, quoted } from '../trust/sayings.ts';
import type { Trust } from '../trust/trust.ts';
import type { Unchecked } from '../workspace/report.ts';

/** What was not checked about the chain of the registry, each with the command that would show it. */
export function uncheckedTrust(theCase: Case): Unchecked[] {
  const { target, trust, evidence } = theCase;
  const cannotBeTrust = isLoopback(target.registry)
    ? evidence.length === 0
    : evidence.length > 0 && evidence.every(({ caCures }) => caCures === 'no');
  const host = cannotBeTrust ? undefined : registryHost(target.registry);
  return [
    ...withoutCertificates(theCase),
    ...ofCertificates(trust),
    ...(host ? [...chainOf(host, trust), tokenServer(host)] : []),
  ];
}

/** What `openssl s_client` tells without -showcerts where it is cut: names alone, of which nothing can be verified. */
function withoutCertificates({ documents }: Case): Unchecked[] {
  return documents.flatMap(({ dialect, file: { path, text } }) => {
    if (dialect !== 'certificates' || text.includes('-----BEGIN') || !session.test(text)) return [];
    const address = connectedTo.exec(text)?.[1] ?? 'HOST:443';
    const name = address.replace(/:\d+$/, '');
    return [
      {
        what: `${path} shows a TLS connection and none of the certificates that were sent, so nothing in it was checked.`,
        ask: `openssl s_client -connect ${address} -servername ${name} -showcerts </dev/null`,
      },
    ];
  });
}

const session = /^(?:CONNECTED\(|Certificate chain|depth=\d)/m;
const connectedTo = /-connect ([\w.-]{1,253}:\d{1,5})(?=\s)/;

function chainOf({ apiHost, address, bareHost, isIp }: RegistryHost, trust: Trust): Unchecked[] {
  const { presentation, presented } = trust;
  if (presentation === 'handshake') return [];
  const what = {
    none: `The chain that ${apiHost} presents was not pasted, so it was not checked.`,
    file: `Whether ${apiHost} sends what stands in ${presented[0]?.path} was not checked.`,
    'handshake-part': `Only one certificate of the chain that ${apiHost} sends was printed; the others were not checked.`,
  }[presentation];
  const servername = isIp ? '' : ` -servername ${bareHost}`;
  return [{ what, ask: `openssl s_client -connect ${address}${servername} -showcerts </dev/null` }];
}

function ofCertificates({ anchor, missingIssuer, unjudged, unread }: Trust): Unchecked[] {
  const unchecked: Unchecked[] = [];
  if (anchor?.kind === 'intermediate' && missingIssuer)
    unchecked.push({
      what: `The issuer of ${quoted(missingIssuer.signed)} was not pasted: ${missingText(missingIssuer)}. As CA it would outlast a change of the intermediate.`,
      ask: 'openssl x509 -in root.crt -noout -subject -ext subjectKeyIdentifier',
    });
  if (unjudged) unchecked.push({ what: `The chain could not be verified here: this page cannot compute ${unjudged}.` });
  if (unread > 0) unchecked.push({ what: `${unread} further certificates were too many to be read.` });
  return unchecked;
}

const tokenServer = ({ apiHost }: RegistryHost): Unchecked => ({
  what: "The token server's certificate, if the registry names one on another host, was not checked.",
  ask: `curl -sI https://${apiHost}/v2/ | grep -i www-authenticate`,
});
