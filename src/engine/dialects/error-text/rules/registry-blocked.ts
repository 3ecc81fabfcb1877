import { diagnosis } from '../diagnosis.ts';
import { registriesConf } from '../sources.ts';

export const rule = diagnosis({
  id: 'error-text/registry-blocked',
  title: 'registries.conf blocks the registry',
  severity: 'breaks-now',
  codes: ['registry-blocked'],
  what: 'A [[registry]] table for this host or prefix has blocked = true.',
  why: 'Podman, skopeo, Buildah and CRI-O then contact nobody. The longest matching prefix decides, over all files in registries.conf.d.',
  whatToDo:
    'Remove blocked = true, or allow a longer prefix: `grep -rn blocked /etc/containers/registries.conf*`. For CRI-O then `systemctl reload crio`.',
  references: [registriesConf],
});
