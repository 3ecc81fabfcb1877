import type { Pulled, Runtime } from '../node/runtime.ts';
import type { Identity } from '../world/authority.ts';
import type { Credentials } from '../world/registry.ts';
import type { World } from '../world/world.ts';

/** What a node does: with the right certificates, and with wrong ones. */
export interface State {
  pull: Pulled;
  /** Hosts from which it took an image although a stranger's authority, or another host's name, vouched for them. */
  fooled: readonly string[];
}

export const isRight = ({ pull, fooled }: State): boolean => pull.ok && fooled.length === 0;

let count = 0;

/** Another image of the same repository: nothing of it is on the node yet. */
const fresh = (image: string): string => image.replace(/:[^:/]+$/, `:n${++count}`);

/** Tries one pull, and, if that works, again with wrong certificates on each host. */
export async function stateOf(runtime: Runtime, world: World, image: string, login?: Credentials): Promise<State> {
  const pull = await runtime.pull(fresh(image), login);
  if (!pull.ok) return { pull, fooled: [] };
  const fooled: string[] = [];
  for (const hosts of world.secured) {
    const wrong: Readonly<Record<string, (host: string) => Promise<Identity>>> = {
      'an authority that nobody trusts': (host) => world.stranger.server(host),
      'a certificate of another host': () => world.corp.server('elsewhere.internal.corp'),
    };
    for (const [what, identity] of Object.entries(wrong)) {
      for (const host of hosts) world.present(host, await identity(host));
      if ((await runtime.pull(fresh(image), login)).ok) fooled.push(`${hosts.join(' or ')} with ${what}`);
    }
    for (const host of hosts) world.present(host);
  }
  return { pull, fooled };
}
