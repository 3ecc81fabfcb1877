import type { Answer } from '../../src/engine/second-opinion/question.ts';
import type { Node } from './generate/node.ts';
import type { Dimension, Said } from './said.ts';

/** What a difference is judged by. */
export interface Difference {
  dimension: Dimension;
  release: string;
  node: Node;
  model: Said;
  answer: Answer;
}

/** A difference that is meant to be. */
interface Exception {
  what: string;
  why: string;
  source: string;
  covers(difference: Difference): boolean;
}

export const exceptions: readonly Exception[] = [
  {
    what: 'chain of another host',
    why: 'Nobody shows what the host that is asked first presents: containerd has no verdict, the model goes by the CA that it names.',
    source: 'Question.chains',
    covers: ({ dimension, answer }) =>
      dimension === 'outcome' && firstAsked(answer)?.scheme === 'https' && firstAsked(answer)?.verdict === undefined,
  },
  {
    what: 'config.toml not given',
    why: 'The daemon takes its defaults; the model knows that what was not pasted may be there.',
    source: 'findHostDirectory',
    covers: ({ node }) => node.files['/etc/containerd/config.toml'] === undefined,
  },
  {
    what: 'file not given',
    why: 'The daemon fails where a file that is named does not exist; the model knows that what was not pasted may be there.',
    source: 'ConfigureHosts, getTLSConfig',
    covers: ({ dimension, answer }) =>
      dimension !== 'directory' && /no such file or directory/.test(answer.pull?.error ?? ''),
  },
  {
    what: 'client certificate',
    why: 'Of client certificates the model knows what was pasted and the names: private keys seldom are.',
    source: 'ConfigureHosts, getTLSConfig',
    covers: ({ dimension, answer }) =>
      dimension !== 'directory' && /CERT file|X509 key pair|cert file|key file/.test(answer.pull?.error ?? ''),
  },
  {
    what: 'two tables under version 1',
    why: 'Of `plugins.cri` and `plugins."io.containerd.grpc.v1.cri"` in one file of version 1 the migration keeps whichever Go’s map yields last.',
    source: 'cmd/containerd/server/config/config.go v1Migrate',
    covers: ({ release, node }) => {
      const text = node.files['/etc/containerd/config.toml'] ?? '';
      const isFirst = !/^version = [2-9]/m.test(text);
      return (
        release.startsWith('2.3') &&
        isFirst &&
        /plugins\."?cri"?\./.test(text) &&
        /plugins\.["']io\.containerd\.grpc\.v1\.cri["']/.test(text)
      );
    },
  },
  {
    what: 'the same header, quoted in two ways',
    why: 'go-toml v1 takes [plugins.\'id\'] and [plugins."id"] for two tables; the second is refused by every other reader.',
    source: 'go-toml v1.9.5 parser.go parseGroup',
    covers: ({ dimension, release, node }) =>
      dimension === 'daemon' &&
      release.startsWith('1.') &&
      node.files['/etc/containerd/config.toml']?.includes("plugins.'io") === true,
  },
];

const firstAsked = ({ pull }: Answer) => pull?.hosts.find(({ tried }) => tried);
