import type { DialectId } from '../../workspace/source-file.ts';
import { type Gate, quoted, surplus } from './gate.ts';

interface Weakening {
  /** Followed by the words found. */
  says: string;
  pattern: RegExp;
}

const yes = String.raw`["']?\s{0,10}[:=,]?\s{0,10}["']?(?:true|yes|on|1)\b`;
const no = String.raw`["']?\s{0,10}[:=,]?\s{0,10}["']?(?:false|no|off|0|never|none)\b`;

/** Ways to weaken verification, however they are written; searched in the text and in its parsed values. */
const weakenings: readonly Weakening[] = [
  {
    says: 'It switches verification off',
    pattern: new RegExp(
      `(?:insecure[-_ ]?)?skip[-_ ]?(?:tls|ssl|cert|certificate)?[-_ ]?verif(?:y|ication)${yes}|tls[-_]?skip[-_]?verify${yes}|insecure[-_]?(?:skip[-_]?tls[-_]?verify|tls|ssl|policy)?${yes}`,
      'gi',
    ),
  },
  {
    says: 'It switches verification off',
    pattern: new RegExp(
      String.raw`(?:tls|ssl|cert|certificate|https|peer|host)[-_.]?verif(?:y|ication)(?:_?host|_?peer)?${no}|verify[-_]?(?:tls|ssl|certs?|peer|host)${no}|strict[-_]?ssl${no}|(?:check[-_]?certificate|checkcertrevocation|validate[-_]?certs?|require[-_]?https|gpgcheck|verifyssl)${no}|verify\s{0,5}=\s{0,5}False`,
      'gi',
    ),
  },
  {
    says: 'It switches verification off',
    pattern:
      /NODE_TLS_REJECT_UNAUTHORIZED["']?[\s:=]{1,5}["']?0|GIT_SSL_NO_VERIFY|PYTHONHTTPSVERIFY["']?[\s:=]{1,5}["']?0|GOINSECURE|GONOSUMDB|GONOSUMCHECK|GOFLAGS=-insecure|--insecure\S{0,40}|--no-check-certificate|--no-verify-ssl|--allow-insecure\S{0,40}|--allow-unauthenticated|--nogpgcheck|--no-gpg-check|--allow-untrusted|--trusted-host|--skip-tls-verify\S{0,40}|--skip-tls\b|--tls-verify=false|--plain-http|--disable-content-trust|trusted=yes|insecureAcceptAnything|InsecureSkipVerify|rejectUnauthorized|StrictHostKeyChecking\s{0,5}[= ]\s{0,5}no/gi,
  },
  {
    says: 'It has curl or wget ignore certificates',
    pattern: /\bcurl\b[^\n|;&]{0,200}?\s-[a-zA-Z]{0,10}k[a-zA-Z]{0,10}\b/g,
  },
  { says: 'It allows plain HTTP', pattern: new RegExp(String.raw`(?:plain[-_]?http|\bhttp)${yes}`, 'gi') },
  { says: 'It speaks plain HTTP', pattern: /\bhttp:\/\/[^\s"'<>,;)\]}\\]{1,200}/gi },
  {
    says: 'It names a registry as insecure',
    pattern: /insecure(?:-?registries| > registries) > \* = [^\n]{1,200}/gi,
  },
];

const caKey =
  /(?:^| > )(?:ssl|tls|root|trusted)?_?-?(?:ca|cafile|cacert|cacerts|cabundle|caFile|caCert|certificate-authority|certificate_authority|ca_?-?(?:file|cert|certs|bundle|certificate|certificates|data|path)|ca_?-?(?:certificate|cert)_?-?file|certificate-authority-data|additionalTrustBundle|trustbundle)(?: > \*)? = (?!null$|\{\}$|$)./i;
/** Where the runtime itself looks for a CA, in the files no rule of ours reads: beside it the same key is passed over. */
const readCaKey: Partial<Record<DialectId, RegExp>> = {
  // https://docs.k3s.io/installation/private-registry#tls; unknown keys are ignored (yaml.v2).
  'k3s-registries': /^(?:\* > )?configs > [^>]+ > tls > ca_file = (?!null$)./,
  // https://github.com/moby/buildkit/blob/master/util/resolver/config/config.go
  buildkitd: /^registry > [^>]+ > ca > \* = ./,
};
const trustLine =
  /-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----|\bupdate-ca-(?:certificates|trust)\b|\btrust anchor\b|(?:^|\s)\S{0,200}\.(?:crt|pem|cer)\b|\b(?:SSL_CERT_FILE|NODE_EXTRA_CA_CERTS|REQUESTS_CA_BUNDLE|CURL_CA_BUNDLE|GIT_SSL_CAINFO)\b/;

/** Nothing is verified less than before: no new switch-off, no insecure registry, no plain HTTP, no CA gone. */
export const weakerGate: Gate = ({ path, dialect, before, after, flat }) => {
  const [was, is] = [flat.before, flat.after].map((lines) => lines?.map(withoutIndexes));
  for (const { says, pattern } of weakenings) {
    const inText = surplus(after.match(pattern) ?? [], before.match(pattern) ?? []);
    const has = (line: string): boolean => line.search(pattern) >= 0;
    const weak = is?.filter(has) ?? [];
    const inValues = was ? surplus(weak, was.filter(has)) : weak.filter((line) => !standsIn(line, before));
    const [first] = [...inText, ...inValues];
    if (first !== undefined) return [{ gate: 'weaker', reason: `${says} in ${path}: ${quoted(first)}.` }];
  }
  const key = readCaKey[dialect] ?? caKey;
  const cas = (lines: readonly string[]) => lines.filter((line) => key.test(line)).length;
  const trusted = (text: string) => text.split('\n').filter((line) => trustLine.test(line)).length;
  return (was && is && cas(is) < cas(was)) || trusted(after) < trusted(before)
    ? [{ gate: 'weaker', reason: `${path} has lost a CA, or the step that installs it.` }]
    : [];
};

/** An element that is gone moves those behind it, and changes nothing about them. */
const withoutIndexes = (line: string): string => line.replace(/(^| > )\d{1,9}(?= > | = )/g, '$1*');

/** Of a text that no parser reads only its words are known: the setting counts as an old one where its name and value stand in it. */
function standsIn(line: string, text: string): boolean {
  const [, keys = '', value = ''] = /^(.*?) = (.*)$/s.exec(line) ?? [];
  const name = keys.split(' > ').findLast((key) => key !== '*') ?? '';
  return text.includes(name) && text.includes(value);
}
