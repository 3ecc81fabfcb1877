import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';

/** A blob of an image, with how it is addressed. */
export interface Blob {
  digest: string;
  mediaType: string;
  bytes: Buffer;
}

export interface Image {
  manifest: Blob;
  /** Configuration and layers. */
  blobs: Blob[];
}

const types = {
  manifest: 'application/vnd.oci.image.manifest.v1+json',
  config: 'application/vnd.oci.image.config.v1+json',
  layer: 'application/vnd.oci.image.layer.v1.tar+gzip',
} as const;

/**
 * The image of that name: one layer with one file, which says the name. Every name has blobs of its own, so that a pull
 * of a second image cannot be answered from the first one's.
 */
export function imageNamed(name: string): Image {
  const tar = tarOf('name', Buffer.from(name));
  const layer = blob(types.layer, gzipSync(tar));
  const config = blob(
    types.config,
    json({
      architecture: 'amd64',
      os: 'linux',
      config: { Env: ['PATH=/bin'], Labels: { name } },
      rootfs: { type: 'layers', diff_ids: [digestOf(tar)] },
      history: [{ created: '1970-01-01T00:00:00Z' }],
    }),
  );
  const manifest = json({
    schemaVersion: 2,
    mediaType: types.manifest,
    config: descriptor(config),
    layers: [descriptor(layer)],
  });
  return { manifest: blob(types.manifest, manifest), blobs: [config, layer] };
}

const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));
const digestOf = (bytes: Buffer): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
const blob = (mediaType: string, bytes: Buffer): Blob => ({ digest: digestOf(bytes), mediaType, bytes });
const descriptor = ({ mediaType, digest, bytes }: Blob) => ({ mediaType, digest, size: bytes.length });

/** An archive of one plain file (POSIX ustar), as https://pubs.opengroup.org/onlinepubs/9699919799/utilities/pax.html has it. */
export function tarOf(path: string, content: Buffer): Buffer {
  const header = Buffer.alloc(512);
  const octal = (value: number, length: number) => `${value.toString(8).padStart(length - 1, '0')}\0`;
  const put = (text: string, at: number) => header.write(text, at, 'latin1');
  put(path, 0);
  put(octal(0o644, 8), 100);
  put(octal(0, 8), 108);
  put(octal(0, 8), 116);
  put(octal(content.length, 12), 124);
  put(octal(0, 12), 136);
  put(' '.repeat(8), 148);
  put('0', 156);
  put('ustar\x0000', 257);
  const sum = header.reduce((all, byte) => all + byte, 0);
  put(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  const padding = Buffer.alloc((512 - (content.length % 512)) % 512);
  return Buffer.concat([header, content, padding, Buffer.alloc(1024)]);
}
