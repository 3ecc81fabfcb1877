// `node scripts/make-example-certificates.mjs`: the certificates of the examples, into src/app/examples/certificates.ts.
// Needs openssl. Run once; the folder with the keys is gone when it ends.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './install.mjs';

const folder = mkdtempSync(join(tmpdir(), 'known-authority-'));
/** @param {string[]} words */
const openssl = (...words) => execFileSync('openssl', words, { cwd: folder, stdio: 'pipe' });

/** Long enough that the examples stay what they say. */
const span = ['-startdate', '20250101000000Z', '-enddate', '20490101000000Z'];

const authority = ['basicConstraints=critical,CA:TRUE', 'keyUsage=critical,keyCertSign,cRLSign'];
/** @param {string} host */
const server = (host) => [
  'basicConstraints=critical,CA:FALSE',
  'keyUsage=critical,digitalSignature',
  'extendedKeyUsage=serverAuth',
  `subjectAltName=DNS:${host}`,
];

/** @type {Record<string, { subject: string; extensions: string[]; by?: string }>} */
const table = {
  rootCa: { subject: 'Example Corp Root CA', extensions: authority },
  issuingCa: { subject: 'Example Corp Issuing CA', extensions: authority, by: 'rootCa' },
  leaf: { subject: 'harbor.example.internal', extensions: server('harbor.example.internal'), by: 'issuingCa' },
  renamed: { subject: 'registry.example.internal', extensions: server('registry.example.internal'), by: 'issuingCa' },
};

const database =
  'database=index.txt\nrand_serial=yes\nnew_certs_dir=.\ndefault_md=sha256\npreserve=yes\nunique_subject=no';
writeFileSync(join(folder, 'index.txt'), '');
writeFileSync(
  join(folder, 'ca.cnf'),
  `[ca]\ndefault_ca=own\n[own]\n${database}\npolicy=names\n[names]\norganizationName=supplied\ncommonName=supplied\n`,
);

const constants = Object.entries(table).map(([name, { subject, extensions, by }]) => {
  openssl('ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', `${name}.key`);
  openssl('req', '-new', '-key', `${name}.key`, '-subj', `/O=Example Corp/CN=${subject}`, '-out', `${name}.csr`);
  writeFileSync(join(folder, `${name}.ext`), `${extensions.join('\n')}\n`);
  const signer = by ? ['-cert', `${by}.crt`, '-keyfile', `${by}.key`] : ['-selfsign', '-keyfile', `${name}.key`];
  const request = ['-in', `${name}.csr`, '-extfile', `${name}.ext`, '-notext', '-out', `${name}.crt`];
  openssl('ca', '-batch', '-config', 'ca.cnf', ...request, ...signer, ...span);
  return `export const ${name} = \`${readFileSync(join(folder, `${name}.crt`), 'utf8')}\`;\n`;
});

rmSync(folder, { recursive: true });
writeFileSync(
  join(root, 'src/app/examples/certificates.ts'),
  `// Made by scripts/make-example-certificates.mjs; the keys that signed them exist no more.\n\n${constants.join('\n')}`,
);
