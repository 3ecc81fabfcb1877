import { cleanPath, partsOfUrl } from '../../src/engine/runtimes/containerd/go-url.ts';
import { resolve } from '../../src/engine/runtimes/containerd/resolution.ts';
import { traceContainerdPull } from '../../src/engine/runtimes/containerd/trace.ts';
import { systemStore } from '../../src/engine/runtimes/handshake.ts';
import type { Pull } from '../../src/engine/runtimes/pull.ts';
import type { Said } from './said.ts';

const outcomes = { pulls: 'verified', fails: 'refused', insecure: 'unverified', unknown: 'unknown' } as const;

/** What our model says of the same. */
export function saidByModel(pull: Pull): Said {
  const { settings, directory, endpoints, error } = resolve(pull);
  const isLoaded = settings.state === 'loaded';
  const asked = isLoaded && error === undefined && endpoints.length > 0 ? endpoints : undefined;
  const certificatesAt = (path: string) =>
    pull.trust.certificates
      .filter((certificate) => certificate.path === path && certificate.refusal === undefined)
      .map(({ fingerprint }) => fingerprint);
  const ofSystem = [...systemStore].flatMap(certificatesAt);
  return {
    daemon: settings.state === 'daemon-does-not-start' ? 'does not start' : 'starts',
    cri: settings.state === 'daemon-does-not-start' ? undefined : isLoaded ? 'loaded' : 'not loaded',
    configPath: isLoaded ? (settings.configPath ?? '') : undefined,
    directory: isLoaded ? (directory?.path ?? '') : undefined,
    asks: isLoaded ? (asked ? 'somebody' : 'nobody') : undefined,
    hosts: asked?.map(({ url, httpsFirst }) => {
      const { scheme, host } = partsOfUrl(url);
      return `${httpsFirst ? 'https' : scheme}://${host}`;
    }),
    paths: asked?.map(({ path }) => cleanPath(path)),
    verification: asked?.map(({ url, skipVerify, httpsFirst }) =>
      url.startsWith('http://') && !httpsFirst
        ? 'plain'
        : `${skipVerify ? 'off' : 'on'}${httpsFirst ? ', else plain' : ''}`,
    ),
    authorities: asked?.map(({ ca }) =>
      [...new Set(ca.flatMap(certificatesAt))]
        .filter((sum) => !ofSystem.includes(sum))
        .sort()
        .join(),
    ),
    outcome: outcomes[traceContainerdPull(pull).outcome],
  };
}
