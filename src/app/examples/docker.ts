import type { Example } from './example.ts';

export const dockerExamples: readonly Example[] = [
  {
    id: 'insecure-registries',
    title: 'insecure-registries, and a trailing comma',
    about: 'A daemon.json that does not parse, and would not verify if it did.',
    files: [
      {
        path: '/etc/docker/daemon.json',
        text: `{
  "log-driver": "json-file",
  "log-opts": { "max-size": "10m", "max-file": "3" },
  "insecure-registries": ["harbor.example.internal:8443"],
  "storage-driver": "overlay2",
}
`,
      },
    ],
  },
  {
    id: 'curl-k-in-dockerfile',
    title: 'curl -k in a Dockerfile',
    about: 'A proxy with a corporate CA: curl, npm and pip each told to look away, in two base images.',
    files: [
      {
        path: 'Dockerfile',
        text: `FROM node:22-alpine AS web
WORKDIR /app
COPY package*.json ./
RUN npm config set strict-ssl false && npm ci
COPY . .
RUN npm run build

FROM python:3.12-slim-bookworm
WORKDIR /srv
# the proxy breaks TLS, do not ask
RUN curl -fsSLk https://artifacts.example.internal/tools/wait-for.tar.gz | tar -xz -C /usr/local/bin
COPY requirements.txt .
RUN pip install --no-cache-dir --trusted-host pypi.example.internal -i https://pypi.example.internal/simple -r requirements.txt
COPY --from=web /app/dist ./static
USER 10001
CMD ["python", "-m", "app"]
`,
      },
    ],
  },
  {
    id: 'plain-http',
    title: 'HTTP response to HTTPS client',
    about: 'The registry speaks no TLS at all. A certificate cannot help.',
    files: [
      {
        path: 'error.txt',
        text: `Error response from daemon: Get "https://registry.example.internal:5000/v2/": http: server gave HTTP response to HTTPS client
`,
      },
    ],
  },
  {
    id: 'not-about-trust',
    title: '401 Unauthorized',
    about: 'It looks like the same trouble and is another: TLS works, the credentials do not.',
    files: [
      {
        path: 'error.txt',
        text: `Nov 20 08:14:02 node-1 containerd[812]: time="2026-11-20T08:14:02.118Z" level=error msg="PullImage \\"harbor.example.internal/shop/cart:1.8.2\\" failed" error="failed to pull and unpack image \\"harbor.example.internal/shop/cart:1.8.2\\": failed to resolve image: unexpected status from HEAD request to https://harbor.example.internal/v2/shop/cart/manifests/1.8.2: 401 Unauthorized"
`,
      },
    ],
  },
];
