import type { Dialect } from '../rule.ts';
import { type DockerfileDocument, readDocument } from './document.ts';
import { rules } from './rules/index.ts';

/** Dockerfile and Containerfile: what a build runs and sets, with the trust that it needs within the image. */
export const dockerfile: Dialect<DockerfileDocument> = {
  id: 'dockerfile',
  title: 'Dockerfile',
  read: readDocument,
  rules,
  // A Dockerfile changes nothing on a node: the image is built anew, wherever images are built.
  applies: ({ file }) => [
    {
      kind: 'verify',
      title: 'Build the image again',
      command: `docker build --no-cache -f ${quoted(file.path)} ${quoted(file.path.replace(/[^/]*$/, '') || '.')}`,
      why: 'A changed Dockerfile has no effect on images that are built already. Without the cache every download is verified anew.',
      expect: 'writing image sha256:…',
    },
  ],
};

const quoted = (path: string): string => (/^[\w./@+-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`);
