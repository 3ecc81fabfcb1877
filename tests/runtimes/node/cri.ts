import { connect, type IncomingHttpHeaders } from 'node:http2';
import { connect as connectSocket } from 'node:net';
import type { Credentials } from '../world/registry.ts';

/** gRPC's answer: `code` 0 is success. https://github.com/grpc/grpc/blob/master/doc/statuscodes.md */
export interface CriAnswer {
  code: number;
  message: string;
}

const unavailable = 14;
const unimplemented = 12;
const names =
  'OK Canceled Unknown InvalidArgument DeadlineExceeded NotFound AlreadyExists PermissionDenied ResourceExhausted FailedPrecondition Aborted OutOfRange Unimplemented Internal Unavailable DataLoss Unauthenticated'.split(
    ' ',
  );

/** How kubelet writes that answer: `rpc error: code = Unknown desc = …`. */
export const asKubeletSays = ({ code, message }: CriAnswer): string =>
  `rpc error: code = ${names[code] ?? code} desc = ${message}`;

/** Pulls through CRI's image service, as kubelet does. */
export const pullImage = (socket: string, image: string, credentials?: Credentials): Promise<CriAnswer> =>
  call(socket, 'PullImage', Buffer.concat([field(1, field(1, image)), ...(credentials ? [authOf(credentials)] : [])]));

/** Answers with success when CRI's image service is loaded. */
export const listImages = (socket: string): Promise<CriAnswer> => call(socket, 'ListImages', Buffer.alloc(0));

// The few messages of k8s.io/cri-api pkg/apis/runtime/v1/api.proto that are needed, by hand:
// PullImageRequest { ImageSpec image = 1 { string image = 1 }; AuthConfig auth = 2 { string username = 1; string password = 2 } }
const authOf = ({ user, password }: Credentials): Buffer =>
  field(2, Buffer.concat([field(1, user), field(2, password)]));

/** A length-delimited field of protocol buffers. */
function field(number: number, value: string | Buffer): Buffer {
  const bytes = Buffer.from(value);
  return Buffer.concat([varint((number << 3) | 2), varint(bytes.length), bytes]);
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  for (let rest = value; ; rest >>>= 7) {
    if (rest < 128) return Buffer.from([...bytes, rest]);
    bytes.push((rest & 127) | 128);
  }
}

async function call(socket: string, method: string, message: Buffer): Promise<CriAnswer> {
  const answer = await callOf(socket, `/runtime.v1.ImageService/${method}`, message);
  if (answer.code !== unimplemented) return answer;
  // containerd 1.5 and older know v1alpha2 alone; where neither is there, v1's answer is what kubelet shows.
  const older = await callOf(socket, `/runtime.v1alpha2.ImageService/${method}`, message);
  return older.code === unimplemented ? answer : older;
}

function callOf(socket: string, path: string, message: Buffer): Promise<CriAnswer> {
  return new Promise((done) => {
    const session = connect('http://localhost', { createConnection: () => connectSocket(socket) });
    const answer: CriAnswer = { code: unavailable, message: 'the connection ended without an answer' };
    const finish = (given: CriAnswer) => {
      clearTimeout(timer);
      session.destroy();
      done(given);
    };
    const timer = setTimeout(() => finish({ code: 4, message: 'no answer in 60 s' }), 60_000);
    session.on('error', (error) => finish({ code: unavailable, message: error.message }));
    const request = session.request({
      ...{ ':method': 'POST', ':path': path, ':authority': 'localhost' },
      ...{ 'content-type': 'application/grpc', te: 'trailers' },
    });
    const take = (headers: IncomingHttpHeaders) => {
      if (headers['grpc-status'] === undefined) return;
      answer.code = Number(headers['grpc-status']);
      answer.message = decodeURIComponent(String(headers['grpc-message'] ?? '').replace(/%(?![0-9A-F]{2})/gi, '%25'));
    };
    request.on('response', take);
    request.on('trailers', take);
    request.on('error', () => {});
    request.on('close', () => finish(answer));
    request.resume();
    const head = Buffer.alloc(5);
    head.writeUInt32BE(message.length, 1);
    request.end(Buffer.concat([head, message]));
  });
}
