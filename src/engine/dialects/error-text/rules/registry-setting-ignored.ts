import { diagnosis } from '../diagnosis.ts';
import { criValidation, measured } from '../sources.ts';

export const rule = diagnosis({
  id: 'error-text/registry-setting-ignored',
  title: 'A registry setting is ignored',
  severity: 'breaks-now',
  codes: ['registry-key-ignored', 'crio-setting-ignored'],
  what: 'The program says in its log that it does not use a setting for registries.',
  why: 'containerd 2.0 dropped `configs.….tls` and ignores keys that belong to another config version, with a warning only; CRI-O 1.35 dropped insecure_registries. What was meant by the setting does not happen.',
  whatToDo:
    'Paste the config.toml: the setting moves to where this release reads it. TLS settings of containerd stand in hosts.toml below config_path; those of CRI-O in registries.conf and certs.d.',
  references: [criValidation, measured],
});
