import { checks } from '../config-checks.ts';
import { diagnosis } from '../diagnosis.ts';
import { criValidation, daemonConfig, measured } from '../sources.ts';

export const rule = diagnosis({
  id: 'error-text/daemon-does-not-start',
  title: 'A daemon does not accept its configuration',
  severity: 'breaks-now',
  codes: [
    'containerd-config-invalid',
    'containerd-config-version-refused',
    'docker-daemon-config-invalid',
    'docker-config-conflict',
    'registries-conf-invalid',
    'buildkitd-toml-invalid',
  ],
  what: 'A configuration file is not readable, or holds what the program does not accept; it does not start, or contacts no registry.',
  why: 'dockerd refuses unknown keys, options that also stand on its command line, and anything that is not strict JSON. containerd refuses TOML errors, a table that is there twice, and a config version that it does not know. containers/image refuses registries.conf as a whole for one wrong entry.',
  whatToDo:
    'Paste the file that the message names; it is corrected here. Check before the restart: `dockerd --validate --config-file=/etc/docker/daemon.json`, `containerd config dump`.',
  references: [daemonConfig, criValidation, measured],
  remedy: ({ code }) => ({ whatToDo: checks[code] ?? checks.other }),
});
