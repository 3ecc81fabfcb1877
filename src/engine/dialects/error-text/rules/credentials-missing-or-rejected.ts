import { diagnosis } from '../diagnosis.ts';
import { measured, pullSecrets, resolver } from '../sources.ts';

export const rule = diagnosis({
  id: 'error-text/credentials-missing-or-rejected',
  title: 'The registry wants credentials',
  severity: 'breaks-now',
  codes: ['auth-401', 'credential-helper-missing'],
  what: 'The registry answers 401: credentials are missing, wrong, or not sent to this host.',
  why: 'TLS is fine, or there would be no answer. kubelet sends an imagePullSecret only where its key matches the image’s host with port and path; a Secret in another namespace, an SA changed after the Pod was made, or the default server of `kubectl create secret docker-registry` (Docker Hub) does not count. A robot name with $ loses its end in double quotes.',
  whatToDo: 'Check which host the Secret is for, and try the credentials by hand.',
  references: [resolver, pullSecrets, measured],
  remedy: (error) => ({
    whatToDo:
      error.code === 'credential-helper-missing'
        ? 'Install the helper that credsStore or credHelpers in ~/.docker/config.json names, or take that key out, and log in again.'
        : `See which hosts the Pod’s Secrets are for: kubectl get secret NAME -o jsonpath='{.data.\\.dockerconfigjson}' | base64 -d | jq '.auths|keys'. Make one for this host: kubectl create secret docker-registry NAME --docker-server=${error.registry ?? 'HOST'} --docker-username='USER' --docker-password='…'. For Docker and Podman log in again.`,
  }),
});
