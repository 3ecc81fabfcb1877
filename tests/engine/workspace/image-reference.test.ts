import { describe, expect, it } from 'vitest';
import { parseImageReference } from '../../../src/engine/workspace/image-reference.ts';

describe('parseImageReference', () => {
  it.each([
    ['debian', 'docker.io', 'library/debian', undefined, undefined],
    ['node:20-alpine', 'docker.io', 'library/node', '20-alpine', undefined],
    ['bitnami/redis:7', 'docker.io', 'bitnami/redis', '7', undefined],
    ['index.docker.io/library/debian:12', 'docker.io', 'library/debian', '12', undefined],
    ['docker.io/debian', 'docker.io', 'library/debian', undefined, undefined],
    ['harbor.internal.corp/prod/app:1.4.2', 'harbor.internal.corp', 'prod/app', '1.4.2', undefined],
    ['harbor.internal.corp:5443/prod/app', 'harbor.internal.corp:5443', 'prod/app', undefined, undefined],
    ['localhost/app', 'localhost', 'app', undefined, undefined],
    ['localhost:5000/app:1', 'localhost:5000', 'app', '1', undefined],
    ['[fd00::1]:5000/app', '[fd00::1]:5000', 'app', undefined, undefined],
    ['HARBOR/app', 'HARBOR', 'app', undefined, undefined],
    [`debian@sha256:${'a'.repeat(64)}`, 'docker.io', 'library/debian', undefined, `sha256:${'a'.repeat(64)}`],
    [`a.b/c:1@sha256:${'a'.repeat(64)}`, 'a.b', 'c', '1', `sha256:${'a'.repeat(64)}`],
  ])('reads %s', (text, registry, repository, tag, digest) => {
    expect(parseImageReference(text)).toMatchObject({ written: text, registry, repository });
    expect(parseImageReference(text)?.tag).toBe(tag);
    expect(parseImageReference(text)?.digest).toBe(digest);
  });

  it('tells host and port apart and whether they were written', () => {
    const written = parseImageReference('harbor.internal.corp:5443/app');
    expect(written).toMatchObject({ host: 'harbor.internal.corp', port: '5443', registryWritten: true });
    expect(parseImageReference('app')).toMatchObject({ host: 'docker.io', registryWritten: false });
    expect(parseImageReference('app')?.port).toBeUndefined();
  });

  it.each([
    '',
    ':1',
    '/app',
    'App',
    'a.b/App',
    '$' + '{BASE}',
    'https://harbor.internal.corp/app',
    'app:',
    'app@sha256:abc',
    'a.b:port/app',
    'a..b/app',
    'a_-b',
    'a'.repeat(5000),
    'f'.repeat(64),
    '-a/b',
    'a b',
    'debian\u0000',
  ])('refuses %j', (text) => {
    expect(parseImageReference(text)).toBeUndefined();
  });

  it('comes to an end on hostile text', () => {
    for (const text of ['a-'.repeat(2000), 'a.'.repeat(2000), `${'-'.repeat(4000)}a`, `${'a'.repeat(4000)}/`])
      expect(() => parseImageReference(text)).not.toThrow();
  });
});
