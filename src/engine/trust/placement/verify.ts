import { parseImageReference } from '../../workspace/image-reference.ts';
import type { NodeAction } from '../../workspace/report.ts';
import { shellWord } from '../../workspace/shell-word.ts';
import type { Client } from './clients.ts';
import type { RegistryHost } from './registry-host.ts';

/** Asks whether the placed CA vouches for the registry, before anything that works is touched. */
export function verifyChain(host: RegistryHost, file: string): NodeAction {
  const name = host.isIp
    ? `-verify_ip ${host.bareHost}`
    : `-servername ${host.bareHost} -verify_hostname ${host.bareHost}`;
  return {
    kind: 'verify',
    when: 'before-change',
    title: `See whether the CA vouches for ${host.address}`,
    // -partial_chain: an intermediate is enough of an anchor for Go, and without it not for OpenSSL.
    command: `openssl s_client -connect ${host.address} ${name} -CAfile ${shellWord(file)} -partial_chain -verify_return_error -brief </dev/null`,
    why: 'Chain and name are checked here as the client will check them; a wrong CA shows now and not at the next pull.',
    expect: 'Verification: OK',
  };
}

const IMAGE = /^[A-Za-z0-9[][\w.:/@[\]-]{0,510}$/;

/** The pull itself. Without an image that the case names, REPOSITORY:TAG stands in its place. */
export function verifyPull(client: Client, host: RegistryHost, image: string | undefined): NodeAction[] {
  if (!client.pull) return [];
  const named = image !== undefined && IMAGE.test(image) ? qualified(image) : `${host.name}/REPOSITORY:TAG`;
  return [
    {
      kind: 'verify',
      title: `Pull through ${client.reader}`,
      command: client.pull.command(named),
      why: 'The client itself reads the files here; other tools read other places.',
      expect: client.pull.expect,
    },
  ];
}

/** With its registry, as every program takes it: Podman asks back for a short name, or refuses it. */
function qualified(image: string): string {
  const { registryWritten = true, registry, repository, tag, digest } = parseImageReference(image) ?? {};
  if (registryWritten) return image;
  return `${registry}/${repository}${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`;
}
