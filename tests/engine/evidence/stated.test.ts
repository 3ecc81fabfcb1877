import { expect, it } from 'vitest';
import { statedReleases } from '../../../src/engine/evidence/stated.ts';
import { analyse } from '../../../src/engine/index.ts';

it.each([
  ['$ containerd --version\ncontainerd containerd.io 1.7.13 7c3aca7a610df76212171d200ca3811ff6096eb8\n', '1.7.13'],
  ['containerd github.com/containerd/containerd/v2 v2.1.4 75cb2b7193e4e490e9fbdc236c0e811ccaba3376', '2.1.4'],
  ['containerd github.com/containerd/containerd 1.6.20~ds1 1.6.20~ds1-1+deb12u3', '1.6.20'],
  ['node-1 Ready worker 40d v1.33.2 10.0.0.11 Ubuntu 24.04 6.8.0-60-generic containerd://2.1.4', '2.1.4'],
  ['msg="starting containerd" revision=7c3aca7a version=v1.7.13', '1.7.13'],
  ["I'm using containerd 1.7.13 on Ubuntu 22.04", '1.7.13'],
  ['Containerd version: 2.1', '2.1'],
  ['containerd 1.7.13\nnode-1 v1.33.2 containerd://2.1.4', '2.1.4'],
])('%j states a release of containerd', (text, version) => {
  expect(statedReleases([text])).toEqual([{ runtime: 'containerd', version }]);
});

it.each([
  '`mirrors` is deprecated since containerd v1.5 and will be removed in containerd v2.1',
  'we went from containerd 1.6.20 to containerd 2.1.4',
  'worked with containerd 1.6.20, fails with containerd 2.1.4',
  'containerd config version `3` is not supported',
  'containerd[1180]: 2026',
  'containerd 10.0.0.11',
])('%j states none', (text) => {
  expect(statedReleases([text])).toEqual([]);
});

it.each([' Server Version: 24.0.7', ' Engine:\n  Version:          24.0.7\n', 'Docker version 24.0.7, build afdd53b'])(
  '%j states a release of Docker',
  (text) => {
    expect(statedReleases([text])).toEqual([{ runtime: 'docker', version: '24.0.7' }]);
  },
);

const config = {
  path: '/etc/containerd/config.toml',
  text: 'version = 2\n[plugins."io.containerd.grpc.v1.cri".registry]\n  config_path = "/etc/containerd/certs.d:/etc/docker/certs.d"\n',
};

it('is the release that rules go by, neither older nor newer', async () => {
  const of = async (version: string) => {
    const { target, findings } = await analyse({
      files: [{ path: 'paste.txt', text: `containerd containerd.io ${version} 7c3aca7a\n` }, config],
    });
    return [target.version, target.known.version, findings.map(({ rule, severity }) => `${rule} ${severity}`)];
  };
  expect(await of('1.7.13')).toEqual(['1.7.13', 'stated', []]);
  expect(await of('2.1.4')).toEqual(['2.1.4', 'stated', ['containerd-config/config-path-is-a-list breaks-now']]);
});

it('gives way to what a person sets', async () => {
  const files = [{ path: 'paste.txt', text: 'containerd://2.1.4' }, config];
  const { target } = await analyse({ files, target: { version: '1.7' } });
  expect([target.version, target.known.version]).toEqual(['1.7', 'given']);
});
