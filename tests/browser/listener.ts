import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Somebody who would like to have what is pasted: a server on loopback that counts what arrives. */
export interface Listener {
  url: string;
  /** The last step of each requested path. */
  heard: Set<string>;
  bytes(): number;
  close(): Promise<void>;
}

/** Answers anything with an empty page that has no policy, and lets any origin read it. */
export async function listen(): Promise<Listener> {
  const heard = new Set<string>();
  let bytes = 0;
  const server = createServer((request, response) => {
    heard.add((request.url ?? '').replace(/\?.*/, '').replace(/.*\//, ''));
    response.writeHead(200, { 'Content-Type': 'text/html', 'Access-Control-Allow-Origin': '*' });
    response.end('<!doctype html><title>listener</title>');
  });
  server.on('connection', (socket) =>
    socket.on('data', (data) => {
      bytes += data.length;
    }),
  );
  // A WebSocket that is refused has reached the listener all the same.
  server.on('upgrade', (request, socket) => {
    heard.add((request.url ?? '').replace(/.*\//, ''));
    socket.destroy();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    heard,
    bytes: () => bytes,
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
