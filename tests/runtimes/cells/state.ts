import type { PlannedFile } from '../../../src/engine/workspace/report.ts';
import type { Pulled, Runtime } from '../node/runtime.ts';
import type { Identity } from '../world/authority.ts';
import type { World } from '../world/world.ts';
import type { Case } from './case.ts';

export const defaultImage = 'harbor.internal.corp/prod/app:1.4.2';

/** What a node does: with the right certificates, and with wrong ones. */
export interface State {
  pull: Pulled;
  /** Hosts from which it took an image although a stranger's authority, or another host's name, vouched for them. */
  fooled: readonly string[];
  /** It pulls, and only from whom it should. */
  right: boolean;
  says: string;
}

export type Pulls = () => Promise<State>;

let count = 0;

/** Another image of the same repository: nothing of it is on the node yet. */
const fresh = (image: string): string => image.replace(/:[^:/]+$/, `:n${++count}`);

/** Tries one pull, and, if that works, again with wrong certificates on each host. */
export function pullsOf(runtime: Runtime, world: World, { image = defaultImage, credentials }: Case): Pulls {
  const wrong: Readonly<Record<string, (host: string) => Promise<Identity>>> = {
    'an authority that nobody trusts': (host) => world.stranger.server(host),
    'a certificate of another host': () => world.corp.server('elsewhere.internal.corp'),
  };
  return async () => {
    const pull = await runtime.pull(fresh(image), credentials);
    if (!pull.ok) return { pull, fooled: [], right: false, says: pull.error };
    const fooled = world.plain.map((host) => `${host} in plain HTTP`);
    for (const hosts of world.secured) {
      for (const [what, identity] of Object.entries(wrong)) {
        for (const host of hosts) world.present(host, await identity(host));
        if ((await runtime.pull(fresh(image), credentials)).ok) fooled.push(`${hosts.join(' or ')} with ${what}`);
      }
      for (const host of hosts) world.present(host);
    }
    const right = fooled.length === 0;
    return { pull, fooled, right, says: right ? 'pulls, verified' : `pulls from ${fooled.join(', ')}` };
  };
}

/** Words that switch verification off, in any file that a plan leaves behind. */
export function insecureIn(files: readonly PlannedFile[]): string[] {
  const off = /^[^#\n]*(?:skip_verify *= *true|"insecure-registries": *\[ *"|endpoint.*http:|host\."http:)/m;
  return files.filter(({ after }) => off.test(after)).map(({ path }) => `verification is still off in ${path}`);
}
