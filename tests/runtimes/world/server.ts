import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Identity } from './authority.ts';

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

export interface Address {
  ip: string;
  port: number;
}

/** A listening server. Over TLS it can be made to present another identity while it runs. */
export interface Server {
  address: AddressInfo | string | null;
  present(identity: Identity): void;
  close(): Promise<void>;
}

interface Tls {
  identity: Identity;
  /** PEM: only clients with a certificate of this CA are let in. */
  clientCa?: string;
}

/** Listens on an address of the run's own network, over TLS where an identity is given. */
export async function serve({ ip, port }: Address, answer: Answer, tls?: Tls): Promise<Server> {
  const secure =
    tls &&
    createTlsServer(
      {
        ...{ cert: tls.identity.chain, key: tls.identity.key },
        ...(tls.clientCa && { ca: tls.clientCa, requestCert: true, rejectUnauthorized: true }),
      },
      answer,
    );
  const server = secure ?? createServer(answer);
  // What a client does not like about the certificate shows in the client's own error.
  server.on('tlsClientError', () => {});
  // As servers do with what is no HTTP, e.g. the beginning of a TLS handshake.
  server.on('clientError', (_, socket) => {
    if (secure || !socket.writable) socket.destroy();
    else socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
  });
  await new Promise<void>((ready, failed) => {
    server.once('error', failed);
    server.listen(port, ip, ready);
  });
  return {
    address: server.address(),
    present({ chain, key }) {
      secure?.setSecureContext({ cert: chain, key, ...(tls?.clientCa && { ca: tls.clientCa }) });
      server.closeAllConnections();
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
