import parseToml from '@iarna/toml/parse-string.js';
import { describe, expect, it } from 'vitest';
import { clients } from '../../../../src/engine/trust/placement/clients.ts';
import { type PlacementOptions, placeCa } from '../../../../src/engine/trust/placement/index.ts';
import { type Anchor, type Certificate, noTrust, type Trust } from '../../../../src/engine/trust/trust.ts';

const certificate = (pem: string): Certificate => ({
  path: 'chain.pem',
  range: { start: 0, end: pem.length },
  pem,
  subject: 'CN=Corp',
  issuer: 'CN=Corp',
  name: 'Corp',
  issuerName: 'Corp',
  commonName: 'Corp',
  organisation: '',
  issuerOrganisation: '',
  fingerprint: 'ab01',
  serial: '1',
  notBefore: 0,
  notAfter: 0,
  isCa: true,
  selfSigned: true,
  dnsNames: [],
  ipAddresses: [],
  hasNames: false,
  key: 'ECDSA P-256',
  signature: 'ECDSA-SHA256',
  signatureInsecure: false,
  maySign: true,
  maySecureServers: true,
  keyIdentifier: '',
  issuerKeyIdentifier: '',
  role: 'root',
  namesake: false,
});

const certificates = [certificate('FIRST\n'), certificate('SECOND\n')];
const anchor: Anchor = {
  pem: 'FIRST\nSECOND\n',
  certificates,
  kind: 'root',
  source: 'file',
  says: '',
  atRenewal: '',
};
const known: Trust = { ...noTrust, certificates, anchor };

function placed(client: string, registry: string, trust: Trust = noTrust, options?: PlacementOptions) {
  const placement = placeCa(client, registry, trust, options);
  if (!placement) throw new Error(`${client} has no place for ${registry}`);
  return { ...placement, commands: placement.actions.map(({ command }) => command).join('\n') };
}

describe('placeCa', () => {
  it('names a directory on Windows without a colon, which cannot stand there', () => {
    const placement = placeCa('containerd', 'harbor.internal.corp:5000', noTrust, {
      configPath: 'C:\\ProgramData\\containerd\\certs.d',
    });
    expect(placement?.creates.map(({ path }) => path)).toEqual([
      'C:\\ProgramData\\containerd\\certs.d\\harbor.internal.corp5000\\hosts.toml',
    ]);
    expect(placement?.creates[0]?.text).toContain('[host."https://harbor.internal.corp:5000"]');
    expect(placement?.actions.filter(({ command }) => command.includes('sudo test'))).toEqual([]);
  });

  it('gives containerd a hosts.toml that names the CA on both entries, and the CA beside it', () => {
    const { creates, missing } = placed('containerd', 'harbor.internal.corp:5000', known);
    const ca = '/etc/containerd/certs.d/harbor.internal.corp:5000/ca.crt';
    const url = 'https://harbor.internal.corp:5000';
    expect(missing).toEqual([]);
    expect(creates.map(({ path }) => path)).toEqual([
      ca,
      '/etc/containerd/certs.d/harbor.internal.corp:5000/hosts.toml',
    ]);
    expect(creates[0]?.text).toBe('FIRST\nSECOND\n');
    expect(parseToml(creates[1]?.text ?? '')).toEqual({
      server: url,
      ca,
      host: { [url]: { capabilities: ['pull', 'resolve'], ca } },
    });
  });

  it('uses the directory that config_path names, quoted where a shell needs it', () => {
    const { creates, commands } = placed('containerd', 'harbor.internal.corp', known, { configPath: "/opt/it's here" });
    expect(creates[1]?.path).toBe("/opt/it's here/harbor.internal.corp/hosts.toml");
    expect(commands).toContain(`-CAfile '/opt/it'\\''s here/harbor.internal.corp/ca.crt'`);
  });

  it('serves Docker Hub from the directory of its namespace, through its API host', () => {
    for (const name of ['docker.io', 'registry-1.docker.io', 'index.docker.io']) {
      const { creates } = placed('containerd', name, known);
      expect(creates[1]?.path).toBe('/etc/containerd/certs.d/docker.io/hosts.toml');
      expect(parseToml(creates[1]?.text ?? '')).toMatchObject({ server: 'https://registry-1.docker.io' });
    }
  });

  it.each([
    ['docker', '/etc/docker/certs.d/harbor.internal.corp:5000/ca.crt'],
    ['podman', '/etc/containers/certs.d/harbor.internal.corp:5000/ca.crt'],
    ['skopeo', '/etc/containers/certs.d/harbor.internal.corp:5000/ca.crt'],
    ['buildah', '/etc/containers/certs.d/harbor.internal.corp:5000/ca.crt'],
    ['cri-o', '/etc/containers/certs.d/harbor.internal.corp:5000/ca.crt'],
    ['buildkit', '/etc/docker/certs.d/harbor.internal.corp:5000/ca.crt'],
    ['k3s', '/etc/rancher/k3s/registry-ca/harbor.internal.corp:5000/ca.crt'],
    ['helm', '/etc/ssl/registries/harbor.internal.corp:5000/ca.crt'],
    ['kaniko', 'kaniko-registry-ca/harbor.internal.corp_5000.crt'],
  ])('%s reads %s', (client, path) => {
    expect(placed(client, 'harbor.internal.corp:5000', known).creates).toEqual([{ path, text: 'FIRST\nSECOND\n' }]);
    expect(placed(client, 'harbor.internal.corp:5000').missing.map((file) => file.path)).toEqual([path]);
  });

  it('says that dockerd sees a new file in certs.d at once for pulls, and for builds only after a restart', () => {
    expect(placed('docker', 'r.corp').says).toBe(
      'dockerd reads every *.crt in /etc/docker/certs.d/r.corp at every pull: nothing has to restart for docker pull, push and login; docker build sees a new file only after a restart of dockerd.',
    );
    expect(placed('podman', 'r.corp').says).toMatch(/at every pull: nothing has to restart\.$/);
    const build = placed('buildkit', 'r.corp');
    expect(build.says).toContain('sees /etc/docker/certs.d/r.corp/ca.crt once dockerd has restarted');
    const kinds = build.actions.map(({ kind, command }) => `${kind} ${command}`);
    expect(kinds.indexOf('restart sudo systemctl restart docker')).toBeGreaterThan(0);
    expect(kinds.indexOf('restart sudo systemctl restart docker')).toBe(kinds.length - 2);
  });

  it('restarts nothing where files are read at every pull, and the service that reads its file at start', () => {
    const restarts = (client: string) => placed(client, 'r.corp').actions.filter(({ kind }) => kind === 'restart');
    for (const client of ['containerd', 'docker', 'podman', 'cri-o', 'helm']) expect(restarts(client)).toEqual([]);
    expect(restarts('rke2')[0]?.command).toContain('rke2-agent');
  });

  it('never writes over a registries.yaml that is there, and names the endpoint with its port', () => {
    const { commands } = placed('k3s', 'r.corp:8443');
    expect(commands).toContain('if sudo test -e /etc/rancher/k3s/registries.yaml; then printf');
    expect(commands).toContain(
      `'  "r.corp:8443":' '    tls:' '      ca_file: "/etc/rancher/k3s/registry-ca/r.corp:8443/ca.crt"'`,
    );
  });

  it('puts the CA of a build token where the docker CLI reads it', () => {
    const { creates, says } = placed('buildkit', 'r.corp', known, { hop: 'token-server', os: 'ubuntu' });
    expect(creates[0]?.path).toBe('/usr/local/share/ca-certificates/r.corp.crt');
    expect(says).toContain('docker CLI');
  });

  it('puts the CA of a token server where dockerd’s image store reads it: the classic one in the registry’s directory', () => {
    const options = { hop: 'token-server', issuer: 'auth.corp', os: 'ubuntu' } as const;
    const classic = placed('docker', 'r.corp', known, options);
    expect(classic.creates[0]?.path).toBe('/etc/docker/certs.d/r.corp/auth.corp.crt');
    const store = placed('docker', 'r.corp', known, { ...options, imageStore: 'containerd' });
    expect(store.creates[0]?.path).toBe('/usr/local/share/ca-certificates/auth.corp.crt');
    expect(store.commands).toContain('openssl s_client -connect auth.corp:443');
    expect(store.actions.map(({ kind }) => kind)).toContain('restart');
  });

  it('knows that dockerd does not read a directory for Docker Hub', () => {
    const { creates, actions } = placed('docker', 'docker.io', known, { os: 'Rocky Linux 9' });
    expect(creates[0]?.path).toBe('/etc/pki/ca-trust/source/anchors/docker.io.crt');
    expect(actions.map(({ kind, command }) => [kind, command])).toContainEqual([
      'restart',
      'sudo systemctl restart docker',
    ]);
  });

  it('puts one certificate in each file of a trust store, and takes unknown clients for readers of it', () => {
    const { creates, commands } = placed('curl', 'r.corp:8443', known);
    expect(creates).toEqual([
      { path: '/usr/local/share/ca-certificates/r.corp_8443.crt', text: 'FIRST\n' },
      { path: '/usr/local/share/ca-certificates/r.corp_8443-2.crt', text: 'SECOND\n' },
    ]);
    expect(commands).toMatch(/update-ca-trust; else sudo update-ca-certificates; fi/);
  });

  it('verifies chain and name before anything changes, and pulls with the client afterwards', () => {
    const { actions } = placed('containerd', 'r.corp', known, { image: 'r.corp/team/app:1' });
    const verify = actions.filter(({ kind }) => kind === 'verify');
    expect(verify.map(({ when }) => when)).toEqual(['before-change', undefined]);
    expect(verify[0]?.command).toBe(
      'openssl s_client -connect r.corp:443 -servername r.corp -verify_hostname r.corp -CAfile /etc/containerd/certs.d/r.corp/ca.crt -partial_chain -verify_return_error -brief </dev/null',
    );
    expect(verify[1]?.command).toBe('sudo crictl pull r.corp/team/app:1');
    expect(verify.every(({ expect: output }) => output !== undefined)).toBe(true);
  });

  it('asks addresses for an address and sends no name for it', () => {
    expect(placed('docker', '10.0.0.7:5000').commands).toContain('-connect 10.0.0.7:5000 -verify_ip 10.0.0.7 ');
    expect(placed('docker', '[2001:db8::1]:5000').commands).toContain(
      '-connect [2001:db8::1]:5000 -verify_ip 2001:db8::1 ',
    );
  });

  it.each([
    '',
    '..',
    'a/b',
    'https://r.corp',
    'r.corp; reboot',
    '$(reboot)',
    'r.corp\n',
    '%%REGISTRY%%',
    'a b',
    "a'b",
    '*',
  ])('has no place for what is no host: %j', (registry) => {
    for (const client of clients.keys()) expect(placeCa(client, registry, known)).toBeUndefined();
  });

  it('lets no image into a command that is none', () => {
    expect(placed('docker', 'r.corp', known, { image: 'x; reboot' }).commands).toContain(
      'docker pull r.corp/REPOSITORY:TAG',
    );
  });

  it('has the fingerprint compared of a CA that only the server itself has shown', () => {
    const seen = placed('docker', 'r.corp', { ...known, anchor: { ...anchor, source: 'handshake' } });
    expect(seen.actions[0]).toMatchObject({ when: 'before-change', expect: 'sha256 Fingerprint=AB:01' });
    expect(placed('docker', 'r.corp', known).commands).not.toContain('-fingerprint');
  });

  it('switches verification off nowhere', () => {
    for (const client of clients.keys())
      for (const trust of [known, noTrust]) {
        const { creates, missing, commands } = placed(client, 'r.corp', trust);
        const all = [commands, ...creates.map(({ text }) => text), ...missing.flatMap(({ obtain }) => obtain)].join(
          '\n',
        );
        expect(all).not.toMatch(/skip_verify|insecure|curl\b.*\s-\w*k|tls-verify=false|http:\/\//);
      }
  });
});
