import { spawn, spawnSync } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Everything that is unpacked lies here, outside the repository; to be deleted at will. */
export const cache = process.env.KNOWN_AUTHORITY_CACHE ?? '/var/cache/known-authority';

export type Suite = keyof typeof packagesOf;

const everywhere = ['ca-certificates', 'openssl', 'iptables', 'runc', 'containerd', 'docker.io', 'podman', 'skopeo'];

/** What is unpacked of each Debian suite. Three suites are three generations of every runtime. */
const packagesOf = {
  bookworm: everywhere,
  trixie: [...everywhere, 'docker-cli', 'docker-buildx', 'netavark'],
  forky: [...everywhere, 'docker-cli', 'docker-buildx', 'netavark'],
  /** The base image of the Dockerfile cases: what a build commonly calls that speaks TLS. Node comes from this machine. */
  'bookworm-tools': ['ca-certificates', 'openssl', 'curl', 'wget', 'git', 'python3-pip'],
} as const satisfies Record<string, readonly string[]>;

export const folderOf = (suite: Suite): string => join(cache, suite);

/** A mark in the folder says with which packages it was filled, so that a changed list unpacks anew. */
const markOf = (suite: Suite): string => join(cache, `${suite}.${packagesOf[suite].join('+').length}.ready`);

const suites = Object.keys(packagesOf) as Suite[];

/** Unpacks what is not there yet, two suites at a time; returns what went wrong, or nothing. */
export async function unpack(tell: (line: string) => void): Promise<string | undefined> {
  const wanted = suites.filter((suite) => !existsSync(markOf(suite)));
  if (wanted.length === 0) return undefined;
  mkdirSync(cache, { recursive: true });
  const refused = ensureMmdebstrap();
  if (refused) return refused;
  const queue = [...wanted];
  const failures: string[] = [];
  const work = async () => {
    for (let suite = queue.shift(); suite; suite = queue.shift()) {
      const began = Date.now();
      const failure = await unpackOne(suite);
      if (failure) failures.push(failure);
      else tell(`unpacked ${suite} in ${Math.round((Date.now() - began) / 1000)} s`);
    }
  };
  await Promise.all([work(), work()]);
  return failures.length > 0 ? failures.join('\n') : undefined;
}

function ensureMmdebstrap(): string | undefined {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-qq'], { env, stdio: 'ignore', timeout: 300_000 });
  if (existsSync('/usr/bin/mmdebstrap')) return undefined;
  const install = ['install', '-y', '-qq', '--no-install-recommends', 'mmdebstrap'];
  spawnSync('apt-get', install, { env, stdio: 'ignore', timeout: 300_000 });
  return existsSync('/usr/bin/mmdebstrap') ? undefined : 'apt-get could not install mmdebstrap';
}

/** The mirrors that this machine's own apt uses: asked at run time, never written down. */
function mirrors(): { main?: string; security?: string } {
  const said = spawnSync('apt-get', ['indextargets', '--format', '$(REPO_URI)', 'Created-By: Packages'], {
    encoding: 'utf8',
  }).stdout.split('\n');
  return {
    main: said.find((uri) => /debian\/?$/.test(uri)),
    security: said.find((uri) => /debian-security\/?$/.test(uri)),
  };
}

async function unpackOne(suite: Suite): Promise<string | undefined> {
  const { main, security } = mirrors();
  if (!main) return `found no Debian mirror in this machine's apt configuration to unpack ${suite} from`;
  const name = suite.replace(/-.*/, '');
  const sources = [`deb ${main} ${name} main`];
  // The suite in the making has its newest packages in itself.
  if (security && name !== 'forky') sources.push(`deb ${security} ${name}-security main`);
  const folder = folderOf(suite);
  rmSync(folder, { recursive: true, force: true });
  const log = join(cache, `${suite}.log`);
  const child = spawn(
    'timeout',
    [
      ...['--kill-after=10', '900', 'nice', '-n', '5', 'mmdebstrap', '--mode=root', '--variant=minbase'],
      `--include=${packagesOf[suite].join(',')}`,
      '--keyring=/usr/share/keyrings/debian-archive-keyring.gpg',
      // A mirror may be a frozen copy whose lists are past their date: signatures are checked, dates are not.
      ...['APT::Install-Recommends "false"', 'Acquire::Languages "none"', 'Acquire::Retries "3"'].map(aptOption),
      aptOption('Acquire::Check-Valid-Until "false"'),
      ...['doc', 'man', 'locale', 'info'].map((part) => `--dpkgopt=path-exclude=/usr/share/${part}/*`),
      ...[name, folder, ...sources],
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const file = createWriteStream(log);
  child.stdout.pipe(file, { end: false });
  child.stderr.pipe(file, { end: false });
  const code = await new Promise<number | null>((done) => child.on('close', done));
  file.end();
  if (code !== 0) return `could not unpack ${suite}: mmdebstrap ended with ${code}, its words are in ${log}`;
  // A runtime reads only what the case brings: what the distribution configures goes aside.
  for (const path of ['containerd/config.toml', 'docker/daemon.json', 'containers/registries.conf.d'])
    rmSync(join(folder, 'etc', path), { recursive: true, force: true });
  writeFileSync(markOf(suite), `${packagesOf[suite].join(' ')}\n`);
  return undefined;
}

const aptOption = (option: string): string => `--aptopt=${option}`;
