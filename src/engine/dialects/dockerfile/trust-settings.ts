import type { TrustSource } from './trust-source.ts';
import type { CommandUse, VariableUse } from './uses.ts';

/** What a variable or a command says about the trust of some tools. */
export interface TrustSetting {
  sources: readonly TrustSource[];
  /** It only points at the bundle of the image’s store: as good as that. */
  viaStore: boolean;
}

/** Files in which a distribution keeps all trusted certificates. */
const storeBundle =
  /^\/(?:etc\/ssl\/(?:certs\/?(?:ca-certificates\.crt|ca-bundle\.crt)?|cert\.pem|ca-bundle\.pem)|etc\/pki\/tls\/certs\/ca-bundle\.crt|etc\/pki\/ca-trust\/extracted\/\S{1,100}|var\/lib\/ca-certificates\/ca-bundle\.pem)$/;

export const isStoreBundle = (path: string): boolean => storeBundle.test(path);

const byVariable: readonly (readonly [RegExp, readonly TrustSource[]])[] = [
  [/^SSL_CERT_(?:FILE|DIR)$/, ['system', 'uv']],
  [/^(?:CURL_CA_BUNDLE|GIT_SSL_CAINFO|COMPOSER_CAFILE|BUNDLE_SSL_CA_CERT)$/, ['system']],
  [/^(?:NODE_EXTRA_CA_CERTS|npm_config_(?:cafile|ca)|YARN_HTTPS_CA_FILE_PATH)$/i, ['node']],
  [/^DENO_CERT$/, ['deno']],
  [/^PIP_CERT$/, ['pip']],
  [/^REQUESTS_CA_BUNDLE$/, ['requests', 'pip', 'conda']],
  [/^CONDA_SSL_VERIFY$/, ['conda']],
  [/^AWS_CA_BUNDLE$/, ['aws']],
  [/^CLOUDSDK_CORE_CUSTOM_CA_CERTS_FILE$/, ['gcloud']],
  [/^PERL_LWP_SSL_CA_FILE$/, ['perl']],
];
/** Variables by which a tool is told to read the image’s store. */
const byStoreVariable: readonly (readonly [RegExp, RegExp, readonly TrustSource[]])[] = [
  [/^NODE_OPTIONS$/, /--use-(?:system|openssl)-ca/, ['node']],
  [/^NODE_USE_SYSTEM_CA$/, /^1$/, ['node']],
  [/^DENO_TLS_CA_STORE$/, /system/, ['deno']],
  [/^UV_(?:SYSTEM_CERTS|NATIVE_TLS)$/, /^(?:1|true)$/i, ['uv']],
  [/^USE_SYSTEM_CA_CERTS$/, /./, ['java']],
];
const byCommand: readonly (readonly [string, RegExp, readonly TrustSource[]])[] = [
  ['npm', /^(?:(?:config|c) )?set (?:cafile|ca)[ =]\S/, ['node']],
  ['yarn', /^config set (?:cafile|httpsCaFilePath) \S/, ['node']],
  ['pnpm', /^(?:config|c) set cafile[ =]\S/, ['node']],
  ['pip', /^config set \S{0,60}\.cert \S/, ['pip']],
  ['git', /^config (?:set )?http\.(?:\S{1,200}\.)?sslcainfo \S/i, ['system']],
  ['conda', /^config ssl_verify (?:\/|truststore)/, ['conda']],
  ['poetry', /^config certificates\.\S{1,200}\.cert \//, ['requests']],
  ['composer', /^config cafile \S/, ['system']],
  ['keytool', /./, ['java']],
];

export function variableSetting({ name, value: { text } }: VariableUse): TrustSetting | undefined {
  const told = byStoreVariable.find(([pattern, value]) => pattern.test(name) && value.test(text));
  if (told) return { sources: told[2], viaStore: true };
  if (!text || /^(?:false|0|no|true|1)$/i.test(text)) return undefined;
  const sources = byVariable.find(([pattern]) => pattern.test(name))?.[1];
  return sources && { sources, viaStore: isStoreBundle(text) };
}

export function commandSetting({ command, program }: CommandUse): TrustSetting | undefined {
  const { name, words, args } = program;
  const sources = byCommand.find(([program, pattern]) => program === name && pattern.test(words))?.[2];
  if (sources && (name !== 'keytool' || args.some(({ value }) => /^-import/.test(value))))
    return { sources, viaStore: isStoreBundle(words.split(/[ =]/).at(-1) ?? '') };
  const appended = command.redirects.some(
    ({ operator, target }) => operator === '>>' && target && isStoreBundle(target.value),
  );
  return appended ? { sources: ['system'], viaStore: false } : undefined;
}
