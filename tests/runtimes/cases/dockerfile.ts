import type { Case } from '../cells/case.ts';

const hosts = { 'files.internal.corp': { role: 'packages' } } as const;

/** A Dockerfile whose one step fetches something; what it is called is what it begins with. */
const dockerfile = (image: string, ...lines: readonly string[]) => ({
  Dockerfile: `FROM ${image}\n${lines.map((line) => `${line}\n`).join('')}`,
});
const at = 'https://files.internal.corp';

const insecure: readonly { id: string; title: string; core?: boolean; image: string; lines: readonly string[] }[] = [
  {
    id: 'curl-k',
    title: '`curl -k`',
    core: true,
    image: 'debian:bookworm-slim',
    lines: [`RUN curl -fsSLk ${at}/tools/hello.sh -o /usr/local/bin/hello`],
  },
  {
    id: 'wget-no-check-certificate',
    title: '`wget --no-check-certificate`',
    image: 'debian:bookworm-slim',
    lines: [`RUN wget -q --no-check-certificate ${at}/tools/hello.sh -O /usr/local/bin/hello`],
  },
  {
    id: 'git-ssl-no-verify',
    title: '`http.sslVerify=false`',
    image: 'buildpack-deps:bookworm',
    lines: [`RUN git -c http.sslVerify=false clone ${at}/git/tool.git /src`],
  },
  {
    id: 'pip-trusted-host',
    title: '`pip --trusted-host`',
    image: 'python:3.12-slim-bookworm',
    lines: [`RUN pip install --trusted-host files.internal.corp -i ${at}/simple corp-tool`],
  },
  {
    id: 'npm-strict-ssl',
    title: '`npm config set strict-ssl false`',
    image: 'node:20-bookworm',
    lines: [`RUN npm config set strict-ssl false && npm config set registry ${at}/`, 'RUN npm install -g corp-tool'],
  },
  {
    id: 'node-tls-reject-unauthorized',
    title: '`NODE_TLS_REJECT_UNAUTHORIZED=0`',
    image: 'node:20-bookworm',
    // npm itself pays no heed to it.
    lines: ['ENV NODE_TLS_REJECT_UNAUTHORIZED=0', `RUN node -e "fetch('${at}/tools/hello.sh').then((r) => r.text())"`],
  },
  {
    id: 'apt-verify-peer',
    title: '`Acquire::https::Verify-Peer=false`',
    image: 'debian:bookworm-slim',
    lines: [
      `RUN echo 'deb [trusted=yes] ${at}/debian ./' > /etc/apt/sources.list`,
      'RUN apt-get -o Acquire::https::Verify-Peer=false -o Acquire::https::Verify-Host=false update && apt-get -o Acquire::https::Verify-Peer=false -o Acquire::https::Verify-Host=false install -y corp-tool',
    ],
  },
];

/** Dockerfiles that switch verification off, and some that fail as the CA is not in the image. */
export const dockerfileCases: readonly Case[] = [
  ...insecure.map(
    ({ image, lines, ...rest }): Case => ({
      ...rest,
      ...{ kinds: ['dockerfile'], hosts, withoutError: true, accept: 'all', before: { pull: 'insecure' } },
      files: () => dockerfile(image, ...lines),
    }),
  ),
  {
    id: 'curl-without-ca',
    title: '`curl` of a private host, in an image without the CA',
    kinds: ['dockerfile'],
    hosts,
    accept: 'all',
    before: { pull: 'fails', with: /SSL certificate problem/ },
    files: () => dockerfile('debian:bookworm-slim', `RUN curl -fsSL ${at}/tools/hello.sh -o /usr/local/bin/hello`),
  },
  {
    id: 'ca-never-installed',
    title: 'The CA is copied, and `update-ca-certificates` never run',
    kinds: ['dockerfile'],
    hosts,
    accept: 'all',
    before: { pull: 'fails', with: /SSL certificate problem/ },
    hidden: ({ ca }) => ({ 'corp-ca.crt': ca.root }),
    files: () =>
      dockerfile(
        'debian:bookworm-slim',
        'COPY corp-ca.crt /usr/local/share/ca-certificates/',
        `RUN curl -fsSL ${at}/tools/hello.sh -o /usr/local/bin/hello`,
      ),
    pasted: ({ ca }) => ({ 'corp-ca.crt': ca.root }),
  },
];
