import { expect, test } from 'vitest';
import { imagesInCommands } from '../../../src/engine/evidence/commands.ts';

const image = 'harbor.internal.corp/prod/app:1.4.2';

test.each([
  `docker pull ${image}`,
  `sudo docker pull -q ${image}`,
  `docker pull --platform linux/amd64 ${image}`,
  `docker --context edge image pull --platform=linux/amd64 ${image}`,
  `docker run -d --name app -p 8080:80 -v /srv/data:/data ${image} serve --from other/image`,
  `docker run --rm -it \\\n  --env A=b \\\n  "${image}" sh`,
  `docker buildx imagetools inspect ${image}`,
  `podman pull --creds robot:not-a-real-password --tls-verify=true ${image}`,
  `buildah from --pull-always=true ${image}`,
  `crictl --debug pull --creds robot:not-a-real-password ${image}`,
  `sudo ctr -n k8s.io images pull --hosts-dir /etc/containerd/certs.d ${image}`,
  `nerdctl --namespace k8s.io run --rm ${image}`,
])('%s', (typed) => {
  expect(imagesInCommands(`user@node:~$ ${typed}\nerror: no\n`).map(({ value }) => value)).toEqual([image]);
});

test.each([
  ['the docker daemon could not pull'],
  ['docker: Error response from daemon: pull access denied'],
  ['docker pull\n'],
  ['docker compose pull app'],
])('%s names none', (text) => {
  expect(imagesInCommands(text)).toEqual([]);
});
