import { anything, off, on, type Switch } from './switch.ts';

const plainHttp =
  'The registry is spoken to over plain HTTP; no CA helps there. Take the option away once the registry serves HTTPS.';
const instead = 'Install the CA in the image, or put it into certs.d; these tools read both.';
const podman = ['podman', 'buildah', 'skopeo', 'docker', 'umoci'];

export const containerSwitches: readonly Switch[] = [
  {
    tool: 'Podman, Buildah and Skopeo',
    disables: 'certificate verification of registries, and the demand for HTTPS,',
    instead,
    trust: 'system',
    spellings: [
      { in: 'option', of: podman, names: ['--tls-verify', '--src-tls-verify', '--dest-tls-verify'], value: off },
      { in: 'option', of: ['docker'], names: ['--insecure'], under: /^(?:manifest|buildx imagetools)\b/ },
      { in: 'option', of: ['nerdctl'], names: ['--insecure-registry'] },
      {
        in: 'option',
        of: ['dockerd', 'dockerd-entrypoint.sh'],
        names: ['--insecure-registry'],
        value: anything,
        separate: true,
        hosts: true,
      },
      { in: 'word', of: ['docker', 'buildctl'], part: /,registry\.insecure=true(?=,|$)/ },
      { in: 'line', files: /\.ya?ml$/, line: /^\s*tls-verify:\s*false\s*$/i },
    ],
    source: 'skopeo(1), --tls-verify; dockerd(8), --insecure-registry',
  },
  {
    tool: 'ctr',
    disables: 'certificate verification of the registry',
    instead: 'Put the CA into a hosts.toml, or into the image’s store.',
    trust: 'system',
    spellings: [{ in: 'option', of: ['ctr'], names: ['--skip-verify'], short: { letter: 'k', takingArgument: 'anu' } }],
    source: 'containerd cmd/ctr/commands, RegistryFlags',
  },
  {
    tool: 'Helm',
    disables: 'certificate verification',
    instead: 'Install the CA in the image, or name it with --ca-file.',
    trust: 'system',
    spellings: [
      { in: 'option', of: ['helm'], names: ['--insecure-skip-tls-verify', '--kube-insecure-skip-tls-verify'] },
      { in: 'option', of: ['helm'], names: ['--insecure'], under: /^registry login\b/ },
      { in: 'variable', name: /^HELM_KUBEINSECURE_SKIP_TLS_VERIFY$/, value: on },
    ],
    source: 'helm pkg/cmd/flags.go',
  },
  {
    tool: 'Helm, ORAS, ctr and kaniko',
    disables: 'TLS altogether',
    instead: 'Serve the registry over HTTPS.',
    trust: 'none',
    declined: plainHttp,
    spellings: [
      {
        in: 'option',
        of: ['helm', 'oras', 'ctr', 'crane', 'nerdctl'],
        names: ['--plain-http', '--from-plain-http', '--to-plain-http'],
      },
      { in: 'option', of: ['executor', 'kaniko'], names: ['--insecure', '--insecure-pull'] },
      {
        in: 'option',
        of: ['executor', 'kaniko'],
        names: ['--insecure-registry'],
        value: anything,
        separate: true,
        hosts: true,
      },
      { in: 'option', of: ['cosign'], names: ['--allow-http-registry'] },
    ],
    source: 'oras cmd/oras/internal/option/remote.go; kaniko README',
  },
  {
    tool: 'kaniko',
    disables: 'certificate verification of registries',
    instead: 'Name the CA with --registry-certificate host=/path.',
    trust: 'system',
    spellings: [
      { in: 'option', of: ['executor', 'kaniko'], names: ['--skip-tls-verify', '--skip-tls-verify-pull'] },
      {
        in: 'option',
        of: ['executor', 'kaniko'],
        names: ['--skip-tls-verify-registry'],
        value: anything,
        separate: true,
        hosts: true,
      },
    ],
    source: 'kaniko README, --skip-tls-verify',
  },
  {
    tool: 'crane, ko, ORAS, cosign, Trivy, Grype and Syft',
    disables: 'certificate verification of registries',
    instead: 'Install the CA in the image; these tools read the system store.',
    trust: 'system',
    spellings: [
      {
        in: 'option',
        of: ['crane', 'gcrane', 'trivy', 'oras'],
        names: ['--insecure', '--from-insecure', '--to-insecure'],
      },
      { in: 'option', of: ['ko'], names: ['--insecure-registry'] },
      { in: 'option', of: ['cosign'], names: ['--allow-insecure-registry'] },
      { in: 'variable', name: /^TRIVY_INSECURE$/, value: on },
      { in: 'variable', name: /^(?:GRYPE|SYFT)_REGISTRY_INSECURE_SKIP_TLS_VERIFY$/, value: on },
    ],
    source: 'crane cmd/crane/cmd/root.go; cosign options/registry.go; Trivy --insecure',
  },
];
