import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { machine } from '../node/machine.ts';
import { tarOf } from './image.ts';
import type { Answer } from './server.ts';

type Site = Map<string, Buffer | string>;

/** What builds fetch: a file, a Git repository, an index of Python packages, an npm registry, a Debian archive. */
export async function packageServer(): Promise<Answer> {
  const site: Site = new Map([
    ['/tools/hello.sh', '#!/bin/sh\necho hello\n'],
    ...python(),
    ...npm(),
    ...(await debian()),
  ]);
  return (request, response) => {
    const url = new URL(request.url ?? '/', 'http://host');
    const host = request.headers.host ?? '';
    const body = site.get(decodeURIComponent(url.pathname).replaceAll('%2f', '/'));
    const text = typeof body === 'string' ? body.replaceAll('@HOST@', host) : body;
    response.writeHead(text === undefined ? 404 : 200, { 'Content-Type': typeOf(url.pathname) });
    response.end(request.method === 'HEAD' ? undefined : text);
  };
}

const typeOf = (path: string): string =>
  path.startsWith('/simple/') ? 'text/html' : path.includes('.') ? 'application/octet-stream' : 'application/json';

/** https://packaging.python.org/en/latest/specifications/simple-repository-api/ */
function python(): Site {
  const info = 'corp_tool-1.0.dist-info';
  const files = {
    'corp_tool.py': 'print("hello")\n',
    [`${info}/METADATA`]: 'Metadata-Version: 2.1\nName: corp-tool\nVersion: 1.0\n',
    [`${info}/WHEEL`]: 'Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n',
    [`${info}/RECORD`]: `corp_tool.py,,\n${info}/METADATA,,\n${info}/WHEEL,,\n${info}/RECORD,,\n`,
  };
  const wheel = zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])));
  const name = 'corp_tool-1.0-py3-none-any.whl';
  return new Map<string, Buffer | string>([
    ['/simple/corp-tool/', `<!DOCTYPE html><a href="/wheels/${name}">${name}</a>`],
    [`/wheels/${name}`, Buffer.from(wheel)],
  ]);
}

/** https://github.com/npm/registry/blob/main/docs/responses/package-metadata.md */
function npm(): Site {
  const manifest = { name: 'corp-tool', version: '1.0.0' };
  const tarball = gzipSync(tarOf('package/package.json', Buffer.from(JSON.stringify(manifest))));
  const integrity = `sha512-${createHash('sha512').update(tarball).digest('base64')}`;
  const dist = { tarball: 'https://@HOST@/tarballs/corp-tool-1.0.0.tgz', integrity };
  return new Map<string, Buffer | string>([
    [
      '/corp-tool',
      JSON.stringify({
        name: manifest.name,
        'dist-tags': { latest: manifest.version },
        versions: { [manifest.version]: { ...manifest, dist } },
      }),
    ],
    ['/tarballs/corp-tool-1.0.0.tgz', tarball],
  ]);
}

/** A Git repository for Git's plain HTTP, and a flat Debian archive; made with the programs of the base image's suite. */
async function debian(): Promise<Site> {
  const node = machine({ suite: 'bookworm-tools' }, {});
  try {
    node.write('/srv/corp-tool/DEBIAN/control', control);
    const { ok, output } = await node.run(['sh', '-ec', make], { cwd: '/srv' });
    if (!ok) throw new Error(`could not make the packages: ${output}`);
    const root = node.at('/srv/site');
    return new Map(filesIn(root).map((file) => [`/${relative(root, file)}`, readFileSync(file)]));
  } finally {
    await node.close();
  }
}

const control = `Package: corp-tool
Version: 1.0
Architecture: all
Maintainer: Internal Corp <nobody@internal.corp>
Description: a package of the tests
`;

const make = `mkdir -p site/debian site/git
dpkg-deb --build --root-owner-group corp-tool site/debian/corp-tool.deb >/dev/null
{ cat corp-tool/DEBIAN/control
  echo "Filename: ./corp-tool.deb"
  echo "Size: $(stat -c %s site/debian/corp-tool.deb)"
  echo "SHA256: $(sha256sum < site/debian/corp-tool.deb | cut -d' ' -f1)"; } > site/debian/Packages
git -c init.defaultBranch=main init -q work
cd work
git -c user.name=tests -c user.email=tests@internal.corp commit -q --allow-empty -m first
git clone -q --bare . ../site/git/tool.git
cd ../site/git/tool.git
git update-server-info
`;

function filesIn(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesIn(path) : [path];
  });
}
