import { type Gate, quoted, surplus } from './gate.ts';

const address = /\b[a-z][a-z0-9+.-]{1,20}:\/\/(?:[^\s/"'<>@]{0,200}@)?([^\s/"'<>,;)\]}\\]{1,255})/gi;
/** A host name with a port, or a bare IPv4 address. */
const hostAndPort =
  /(?<![\w.@/-])((?:[a-z0-9-]{1,63}\.){1,10}[a-z0-9-]{2,63}:\d{2,5}|\d{1,3}(?:\.\d{1,3}){3})(?![\w.-])/gi;
/** What a key or an element of a list is called when it is a host: `mirrors."host"`, `insecure-registries.0 = host`. */
const hostName =
  /(?<![\w.@/-])((?:[a-z0-9-]{1,63}\.){1,10}(?:com|net|org|io|dev|cloud|corp|internal|local|lan|example|test|ai|co|eu|de|us|uk|cn|ru|xyz|top|info|app|sh|gg|me|tech))(?![\w-]|\.\w)/gi;
/** A whole key or value of a parsed file that can only be a host, whatever it ends in; no file of a usual kind, no plugin. */
const wholeName =
  /(?:^| > | = )(?!io\.containerd\.)((?:[a-z0-9-]{1,63}\.){1,10}(?!(?:ya?ml|toml|json|conf|crt|pem|cer|key|sh|txt|log|sock)\b)[a-z][a-z0-9-]{1,62})(?=:\d| > | = |\/|$)/gim;
const pem = /-----BEGIN [A-Z0-9 ]{1,60}-----/g;

/** Hosts and PEM blocks that nobody has given: a model must not invent whom to talk to or whom to trust. */
export const inventedGate: Gate = ({ path, before, after, flat }, given) => {
  const known = given.text.toLowerCase();
  const [was, is] = [
    [before, ...(flat.before ?? [])],
    [after, ...(flat.after ?? [])],
  ].map((texts) => texts.join('\n'));
  const host = surplus(hostsIn(is ?? ''), hostsIn(was ?? '')).find((name) => !stands(name, known));
  const block = surplus(blocksIn(after), blocksIn(before)).find((text) => !given.text.includes(text));
  return [
    ...(host === undefined
      ? []
      : [
          {
            gate: 'invented' as const,
            reason: `${path} names ${quoted(host)}, which stands nowhere in what you gave.`,
          },
        ]),
    ...(block === undefined
      ? []
      : [{ gate: 'invented' as const, reason: `${path} holds a certificate or a key that you did not give.` }]),
  ];
};

/** Whether the name stands in the text as a whole: `a.corp` does not stand in `data.corp`. */
function stands(name: string, text: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1))
    if (!/[\w.-]/.test(text.charAt(at - 1)) && !/[\w-]/.test(text.charAt(at + name.length))) return true;
  return false;
}

const hostsIn = (text: string): string[] =>
  [address, hostAndPort, hostName, wholeName].flatMap((pattern) =>
    [...text.matchAll(pattern)].map(([, host = '']) => host.toLowerCase().replace(/[.:]+$/, '')),
  );

/** Each block from its first line to the next block's, without layout. */
const blocksIn = (text: string): string[] =>
  [...text.matchAll(pem)].map(({ index }) => {
    const end = text.indexOf('-----END', index);
    return text.slice(index, end < 0 ? undefined : end);
  });
