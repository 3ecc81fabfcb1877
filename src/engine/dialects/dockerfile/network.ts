import type { Stage } from '../../syntax/dockerfile/index.ts';
import { hostsIn, hostsOf, type NamedHost } from './hosts.ts';
import type { Program } from './program.ts';
import type { TrustSource } from './trust-source.ts';
import type { CommandUse, Use } from './uses.ts';
import type { Variables } from './variables.ts';

/** A program that fetches over TLS. */
interface NetworkProgram {
  of: readonly string[];
  /** Its words when it goes to the network; without this it always does. */
  words?: RegExp;
  trust: TrustSource;
  /** Variables that name the server, where the command line does not. */
  servers?: RegExp;
  /** Only URLs on its command line tell where it goes: without an https URL there is no TLS. */
  urlsOnly?: true;
}

const packages = /^(?:i|in|install|ci|add|update|upgrade|up|publish|pack|view|info|audit|dlx|exec|global)\b/;

const programs: readonly NetworkProgram[] = [
  { of: ['curl', 'wget', 'wget2', 'aria2c', 'lftp'], trust: 'system', urlsOnly: true },
  { of: ['git'], words: /^(?:clone|fetch|pull|submodule|ls-remote|push|lfs)\b/, trust: 'system', urlsOnly: true },
  { of: ['npm'], words: packages, trust: 'node', servers: /^npm_config_registry$/i },
  { of: ['npx', 'pnpx', 'bunx'], trust: 'node', servers: /^npm_config_registry$/i },
  { of: ['pnpm', 'bun'], words: packages, trust: 'node', servers: /^npm_config_registry$/i },
  {
    of: ['yarn', 'yarnpkg'],
    words: /^(?:$|install|add|up|global add|dlx)/,
    trust: 'node',
    servers: /^(?:npm_config_registry|YARN_(?:NPM_)?REGISTRY\w*)$/i,
  },
  { of: ['deno'], words: /^(?:cache|install|run|add)\b/, trust: 'deno' },
  { of: ['pip', 'pipx'], words: /^(?:install|download|wheel)\b/, trust: 'pip', servers: /^PIP_(?:EXTRA_)?INDEX_URL$/ },
  { of: ['pipenv', 'poetry', 'pdm'], words: /^(?:install|add|update|sync|lock)\b/, trust: 'requests' },
  {
    of: ['uv'],
    words: /^(?:sync|add|lock|pip (?:install|sync|compile)|tool install)/,
    trust: 'uv',
    servers: /^UV_(?:\w+_)?INDEX(?:_URL)?$/,
  },
  { of: ['conda', 'mamba', 'micromamba'], words: /^(?:install|create|update|env)\b/, trust: 'conda' },
  { of: ['apk'], words: /^(?:add|update|upgrade|fetch)\b/, trust: 'system' },
  {
    of: ['yum', 'dnf', 'dnf5', 'microdnf', 'tdnf'],
    words: /^(?:install|update|upgrade|makecache|module|group|groupinstall|reinstall)\b/,
    trust: 'system',
  },
  { of: ['zypper'], words: /^(?:in|install|ref|refresh|up|update|dup)\b/, trust: 'system' },
  { of: ['pacman'], trust: 'system' },
  {
    of: ['go'],
    words: /^(?:get|install|mod (?:download|tidy|vendor)|build|test|run)\b/,
    trust: 'system',
    servers: /^GOPROXY$/,
  },
  { of: ['cargo'], words: /^(?:build|install|fetch|test|update|check|run)\b/, trust: 'system' },
  { of: ['gem'], words: /^(?:install|update|fetch)\b/, trust: 'system' },
  { of: ['bundle', 'bundler'], words: /^(?:$|install|update)/, trust: 'system' },
  {
    of: ['composer'],
    words: /^(?:install|update|require|create-project|self-update|global require)\b/,
    trust: 'system',
  },
  { of: ['mvn', 'gradle', 'sbt'], trust: 'java' },
  { of: ['dotnet', 'nuget'], words: /^(?:restore|build|publish|add|tool install|workload)\b/, trust: 'system' },
  {
    of: ['helm'],
    words: /^(?:pull|push|repo add|repo update|install|upgrade|dependency|registry login)\b/,
    trust: 'system',
  },
  {
    of: [
      'skopeo',
      'podman',
      'buildah',
      'crane',
      'oras',
      'cosign',
      'trivy',
      'kubectl',
      'oc',
      'svn',
      'hg',
      'ansible-galaxy',
    ],
    trust: 'system',
  },
  { of: ['aws'], trust: 'aws' },
  { of: ['az'], trust: 'requests' },
  { of: ['gcloud'], trust: 'gcloud' },
];

/** A command that fetches something over TLS, as far as that can be seen. */
export interface TlsUse {
  use: CommandUse;
  program: Program;
  trust: TrustSource;
  hosts: NamedHost[];
}

/** The TLS that a stage speaks while it is built, in order. apt does not count: its sources are HTTP by default. */
export function tlsUses(uses: readonly Use[], stage: Stage, variables: Variables = new Map()): TlsUse[] {
  return uses.flatMap((use) => {
    if (use.stage !== stage || use.kind !== 'command' || use.when !== 'build') return [];
    const { program } = use;
    const known = programs.find(({ of, words }) => of.includes(program.name) && (!words || words.test(program.words)));
    if (!known) return [];
    const hosts = hostsOf(use, variables);
    const servers = [...variables].flatMap(([name, value]) => (known.servers?.test(name) ? hostsIn(value) : []));
    const all = hosts.length > 0 ? hosts : servers;
    const plain = all.length > 0 && all.every(({ tls }) => !tls);
    const silent = known.urlsOnly && hosts.length === 0 && !program.args.some(({ value }) => value.includes('$'));
    return plain || silent ? [] : [{ use, program, trust: known.trust, hosts: all }];
  });
}
