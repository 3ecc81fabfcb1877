import {
  escaped,
  indented,
  pem,
  pkcs7,
  privateKey,
  request,
  traditionalKey,
  truncated,
  trusted,
  withoutArmour,
} from './forms.ts';
import { type Issued, issue, type Spec } from './issue.ts';

/** The registry for which all certificates are made. */
export const host = 'harbor.internal.corp';
/** The instant at which fixtures judge dates. */
export const at = '2026-11-21T00:00:00Z';

const serverAuth = '1.3.6.1.5.5.7.3.1';
const clientAuth = '1.3.6.1.5.5.7.3.2';

const authority = { ca: true, keyUsage: ['keyCertSign', 'cRLSign'] } as const satisfies Partial<Spec>;
const root = {
  ...authority,
  subject: 'Internal Corp Root CA',
  from: '2020-01-01T00:00:00Z',
  to: '2040-01-01T00:00:00Z',
};
const intermediate = { ...authority, subject: 'Internal Corp Issuing CA', pathLength: 0 };
const leaf = {
  subject: host,
  ca: false,
  keyUsage: ['digitalSignature'],
  extendedKeyUsage: [serverAuth],
  dns: [host],
  from: '2026-06-01T00:00:00Z',
  to: '2027-06-01T00:00:00Z',
} as const satisfies Spec;
const past = { from: '2024-01-01T00:00:00Z', to: '2026-11-01T00:00:00Z' };
const soon = { from: '2026-01-01T00:00:00Z', to: '2026-12-05T00:00:00Z' };

interface Entry {
  spec: Spec;
  /** Who signs; itself when left out. */
  by?: string;
}

/** Every certificate of the tests. An issuer stands above what it signs. */
const table = {
  root: { spec: root },
  intermediate: { spec: intermediate, by: 'root' },
  leaf: { spec: leaf, by: 'intermediate' },
  'leaf-direct': { spec: leaf, by: 'root' },
  'renewed-leaf': { spec: { ...leaf, from: '2026-11-01T00:00:00Z', to: '2027-11-01T00:00:00Z' }, by: 'intermediate' },

  'self-signed': { spec: leaf },
  'self-signed-ca': { spec: { ...leaf, ca: true, keyUsage: undefined } },
  'self-signed-expired': { spec: { ...leaf, ...past } },
  'other-root': { spec: { ...root, subject: 'Unrelated Root CA', organisation: 'Other Corp' } },
  'other-leaf': { spec: leaf, by: 'other-root' },
  'same-name-root': { spec: root },
  'same-name-intermediate': { spec: intermediate, by: 'same-name-root' },

  'expired-leaf': { spec: { ...leaf, ...past }, by: 'intermediate' },
  'future-leaf': { spec: { ...leaf, from: '2026-12-24T00:00:00Z' }, by: 'intermediate' },
  'expiring-leaf': { spec: { ...leaf, ...soon }, by: 'intermediate' },
  'expired-intermediate': { spec: { ...intermediate, subject: 'Internal Corp Old Issuing CA', ...past }, by: 'root' },
  'leaf-of-expired-intermediate': { spec: leaf, by: 'expired-intermediate' },
  'expired-root': { spec: { ...root, subject: 'Internal Corp Old Root CA', ...past } },
  'root-of-before': { spec: { ...root, ...past } },
  'leaf-of-expired-root': { spec: leaf, by: 'expired-root' },
  'expiring-root': { spec: { ...root, subject: 'Internal Corp Ending Root CA', ...soon } },
  'leaf-of-expiring-root': { spec: leaf, by: 'expiring-root' },

  'cn-only-leaf': { spec: { ...leaf, dns: undefined }, by: 'intermediate' },
  'nameless-leaf': { spec: { ...leaf, subject: 'Internal Corp Server', dns: undefined }, by: 'intermediate' },
  'wrong-san-leaf': { spec: { ...leaf, dns: ['old-harbor.internal.corp', 'localhost'] }, by: 'intermediate' },
  'ip-only-leaf': {
    spec: {
      ...leaf,
      dns: undefined,
      ip: [
        [192, 0, 2, 2],
        [192, 0, 2, 3],
      ],
    },
    by: 'intermediate',
  },
  'ip-in-dns-san-leaf': { spec: { ...leaf, subject: '192.0.2.2', dns: ['192.0.2.2'] }, by: 'intermediate' },
  'wildcard-leaf': { spec: { ...leaf, subject: '*.internal.corp', dns: ['*.internal.corp'] }, by: 'intermediate' },
  'deep-wildcard-leaf': { spec: { ...leaf, subject: '*.corp', dns: ['*.corp'] }, by: 'intermediate' },

  'sha1-leaf': { spec: { ...leaf, hash: 'SHA-1' }, by: 'intermediate' },
  'sha1-root': { spec: { ...root, subject: 'Internal Corp SHA-1 Root CA', hash: 'SHA-1' } },
  'leaf-of-sha1-root': { spec: leaf, by: 'sha1-root' },
  'rsa-root': { spec: { ...root, subject: 'Internal Corp RSA Root CA', algorithm: 'RSA-2048' } },
  'rsa-leaf': { spec: { ...leaf, algorithm: 'RSA-2048' }, by: 'rsa-root' },
  'rsa-sha1-leaf': { spec: { ...leaf, hash: 'SHA-1' }, by: 'rsa-root' },
  'same-name-rsa-root': { spec: { ...root, subject: 'Internal Corp RSA Root CA', algorithm: 'RSA-2048' } },
  'rsa1024-leaf': { spec: { ...leaf, algorithm: 'RSA-1024' }, by: 'intermediate' },
  'rsa1024-root': { spec: { ...root, subject: 'Internal Corp Small Root CA', algorithm: 'RSA-1024' } },
  'leaf-of-rsa1024-root': { spec: leaf, by: 'rsa1024-root' },
  'rsa512-root': { spec: { ...root, subject: 'Internal Corp Tiny Root CA', algorithm: 'RSA-512' } },
  'leaf-of-rsa512-root': { spec: leaf, by: 'rsa512-root' },
  'pss-root': { spec: { ...root, subject: 'Internal Corp PSS Root CA', algorithm: 'RSA-PSS' } },
  'pss-leaf': { spec: leaf, by: 'pss-root' },
  'p384-root': { spec: { ...root, subject: 'Internal Corp P-384 Root CA', algorithm: 'P-384', hash: 'SHA-384' } },
  'p384-leaf': { spec: { ...leaf, algorithm: 'P-384', hash: 'SHA-384' }, by: 'p384-root' },
  'ed25519-root': { spec: { ...root, subject: 'Internal Corp Ed25519 Root CA', algorithm: 'Ed25519' } },
  'ed25519-leaf': { spec: { ...leaf, algorithm: 'Ed25519' }, by: 'ed25519-root' },
  'same-name-ed25519-root': { spec: { ...root, subject: 'Internal Corp Ed25519 Root CA', algorithm: 'Ed25519' } },

  'no-ca-flag-root': { spec: { ...root, subject: 'Internal Corp Plain CA', ca: undefined, keyUsage: undefined } },
  'leaf-of-no-ca-flag-root': { spec: leaf, by: 'no-ca-flag-root' },
  'no-ca-flag-intermediate': {
    spec: { ...intermediate, subject: 'Internal Corp Plain Issuing CA', ca: false, pathLength: undefined },
    by: 'root',
  },
  'leaf-of-no-ca-flag-intermediate': { spec: leaf, by: 'no-ca-flag-intermediate' },
  'no-cert-sign-root': { spec: { ...root, subject: 'Internal Corp Signing CA', keyUsage: ['digitalSignature'] } },
  'leaf-of-no-cert-sign-root': { spec: leaf, by: 'no-cert-sign-root' },
  'client-auth-leaf': { spec: { ...leaf, extendedKeyUsage: [clientAuth] }, by: 'intermediate' },
  'client-auth-root': { spec: { ...root, subject: 'Internal Corp Client CA', extendedKeyUsage: [clientAuth] } },
  'leaf-of-client-auth-root': { spec: leaf, by: 'client-auth-root' },
  'constrained-root': { spec: { ...root, subject: 'Internal Corp Constrained CA', permitted: ['lab.corp'] } },
  'leaf-of-constrained-root': { spec: leaf, by: 'constrained-root' },
  'excluding-root': { spec: { ...root, subject: 'Internal Corp Excluding CA', excluded: ['internal.corp'] } },
  'leaf-of-excluding-root': { spec: leaf, by: 'excluding-root' },
  'permitting-root': { spec: { ...root, subject: 'Internal Corp Permitting CA', permitted: ['internal.corp'] } },
  'leaf-of-permitting-root': { spec: leaf, by: 'permitting-root' },
  'sub-intermediate': { spec: { ...intermediate, subject: 'Internal Corp Sub Issuing CA' }, by: 'intermediate' },
  'leaf-of-sub-intermediate': { spec: leaf, by: 'sub-intermediate' },
  'critical-leaf': { spec: { ...leaf, unknownCritical: true }, by: 'intermediate' },
  'negative-serial-leaf': { spec: { ...leaf, negativeSerial: true }, by: 'intermediate' },
  'policy-leaf': { spec: { ...leaf, demandsPolicy: true }, by: 'intermediate' },
  'markup-leaf': { spec: { ...leaf, subject: '<img src=x onerror=alert(1)>\u202e"; rm -rf /' }, by: 'intermediate' },
} as const satisfies Record<string, Entry>;

type CertificateName = keyof typeof table;

/** Every certificate with its keys, by name. Made once in a process. */
export function authorities(): Promise<Record<CertificateName, Issued>> {
  authoritiesMade ??= issueAll();
  return authoritiesMade;
}

let authoritiesMade: Promise<Record<CertificateName, Issued>> | undefined;

async function issueAll(): Promise<Record<CertificateName, Issued>> {
  const made = new Map<string, Promise<Issued>>();
  for (const [name, { spec, by }] of Object.entries<Entry>(table)) {
    const issuer = by === undefined ? undefined : made.get(by);
    made.set(name, (async () => issue(spec, await issuer, name))());
  }
  const issued = await Promise.all([...made].map(async ([name, one]) => [name, await one] as const));
  return Object.fromEntries(issued) as Record<CertificateName, Issued>;
}

/** Names that a fixture's marker line `@@CERT:name@@` may use. */
export type Name = CertificateName | Form;

type Form = keyof Awaited<ReturnType<typeof otherForms>>;

/** The text that stands for every name: PEM, or what the name says. Made once in a process. */
export function certificates(): Promise<Record<Name, string>> {
  certificatesMade ??= writeAll();
  return certificatesMade;
}

let certificatesMade: Promise<Record<Name, string>> | undefined;

async function writeAll(): Promise<Record<Name, string>> {
  const issued = await authorities();
  const texts = Object.entries(issued).map(([name, { der }]) => [name, pem('CERTIFICATE', der)] as const);
  return { ...(Object.fromEntries(texts) as Record<CertificateName, string>), ...(await otherForms(issued)) };
}

async function otherForms(issued: Record<CertificateName, Issued>) {
  const text = pem('CERTIFICATE', issued.root.der);
  const key = await privateKey(issued.leaf.keys);
  return {
    'root-indented': indented(text),
    'root-escaped': escaped(text),
    'root-truncated': truncated(text),
    'root-crlf': text.replaceAll('\n', '\r\n'),
    'root-der': String.fromCharCode(...new Uint8Array(issued.root.der)),
    'root-without-armour': withoutArmour(text),
    'root-trusted': trusted(issued.root),
    'root-pkcs7': pkcs7([issued.root, issued.intermediate]),
    'private-key': key,
    'private-key-indented': indented(key),
    'private-key-escaped': escaped(key),
    'private-key-truncated': truncated(key),
    'ec-private-key': await traditionalKey('EC PRIVATE KEY', issued.leaf.keys),
    'rsa-private-key': await traditionalKey('RSA PRIVATE KEY', issued['rsa-leaf'].keys),
    request: await request(host, issued.leaf.keys),
  };
}
