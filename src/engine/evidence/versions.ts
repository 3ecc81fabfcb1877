import type { VersionHint } from '../workspace/report.ts';
import { wrapped } from './wording.ts';

interface Wording extends VersionHint {
  client: string;
  words: RegExp;
}

/**
 * Wordings that only some releases print, the narrowest first. Sources: containerd core/transfer/local/pull.go,
 * internal/cri/config/config.go, core/remotes/errors/errors.go; Go 1.20, tls.CertificateVerificationError; moby
 * daemon/config/config.go, daemon/pkg/registry/config.go ValidateMirror and registry.go loadTLSConfig.
 */
const wordings = (
  [
    {
      client: 'containerd',
      words: /failed to pull and unpack image "[^"\n]{1,400}":\s+failed to resolve image:/,
      from: '2.1',
      because: '“failed to resolve image” is the wording of the transfer service, which pulls since 2.1',
    },
    {
      client: 'containerd',
      words: /invalid cri image config|unable to load CRI image service plugin dependency|io\.containerd\.cri\.v1\./,
      from: '2.0',
      because: 'the error names a plugin that exists since 2.0',
    },
    {
      client: 'containerd',
      words:
        /failed to decode \/\S{1,300}\/hosts\.toml|failed to unmarshal TOML at row|Ignoring unknown key in TOML for plugin: strict mode/,
      from: '2.0',
      because: 'this wording is that of the TOML reader of 2.0',
    },
    {
      client: 'containerd',
      words: /unsupported config version `?\d/,
      from: '1.6.32',
      before: '2.0',
      because: '“unsupported config version” is what 1.6.32, 1.7.17 and newer releases before 2.0 say',
    },
    {
      client: 'containerd',
      words: /expected containerd config version equal to or less than `?3\b/,
      from: '2.0',
      before: '2.3',
      because: 'version 3 is the newest that 2.0 to 2.2 know',
    },
    {
      client: 'containerd',
      words:
        /failed to load plugin io\.containerd\.grpc\.v1\.cri|`configs\.tls` cannot be set|failed to decode hosts\.toml|failed to load TOML/,
      before: '2.0',
      because: 'releases before 2.0 word it so',
    },
    {
      client: 'containerd',
      words: /pulling from host \S{1,255} failed with status code/,
      before: '1.6.25',
      because: 'since 1.6.25 the status is worded “unexpected status from … request”',
    },
    {
      client: 'containerd',
      words: /unexpected status from \w{1,8} request to/,
      from: '1.6.25',
      because: 'this wording of the status exists since 1.6.25',
    },
    {
      client: 'containerd',
      words: /tls: failed to verify certificate: x509:/,
      from: '1.6.24',
      because: '“tls: failed to verify certificate” comes with Go 1.20, in official builds since 1.6.24',
    },
    {
      client: 'containerd',
      words: /": x509: /,
      before: '1.7',
      because: 'without “tls: failed to verify certificate” it is built with Go older than 1.20, as 1.6 was',
    },
    {
      client: 'docker',
      words: /invalid JSON: /,
      from: '29.0',
      because: 'daemon.json errors say “invalid JSON” since 29.0',
    },
    {
      client: 'docker',
      words: /invalid mirror: no scheme specified for/,
      from: '28.3',
      because: 'this wording exists since 28.3',
    },
    {
      client: 'docker',
      words: /invalid mirror: (?:unsupported scheme ""|path, query, or fragment at end of the URI)/,
      before: '28.3',
      because: 'since 28.3 it is worded otherwise',
    },
    {
      client: 'docker',
      words: /CA certificates must use the extension \.crt/,
      from: '23.0',
      because: 'this wording exists since 23.0',
    },
    {
      client: 'docker',
      words: /"https:\/\/\S{1,255}\/v2\/": x509: /,
      before: '24.0',
      because: 'without “tls: failed to verify certificate” it is built with Go older than 1.20, as 20.10 was',
    },
  ] satisfies Wording[]
).map((wording: Wording) => ({ ...wording, words: wrapped(wording.words) }));

/** What the wording of `statement` tells about the release of `client`. */
export function versionIn(client: string, statement: string): VersionHint | undefined {
  const found = wordings.find((wording) => wording.client === client && wording.words.test(statement));
  if (!found) return undefined;
  const { from, before, because } = found;
  return { ...(from !== undefined && { from }), ...(before !== undefined && { before }), because };
}
