/** What to do about a file that its program does not accept, by the code of the error. */
export const checks: Readonly<Record<string, string>> = {
  'containerd-config-invalid':
    'Paste /etc/containerd/config.toml: it is corrected here. Check the result before the restart: containerd config dump >/dev/null && systemctl restart containerd',
  'containerd-config-version-refused':
    'Paste /etc/containerd/config.toml: it is written in the version that this release knows. `containerd config default` shows both.',
  'docker-daemon-config-invalid':
    'Paste /etc/docker/daemon.json: it is corrected here. Check the result before the restart (23.0 and newer): dockerd --validate --config-file=/etc/docker/daemon.json',
  'docker-config-conflict':
    'Keep the option in one place. See the flags: systemctl cat docker | grep ExecStart; then remove the option from daemon.json, or the flag by a drop-in with an empty ExecStart= line before the new one, and systemctl daemon-reload.',
  'registries-conf-invalid':
    'Correct the entry that the message names: location is HOST[:PORT][/PATH] without a scheme, tables are written [[registry]], insecure is true or false without quotes, and version 1 tables ([registries.…]) do not mix with them.',
  'buildkitd-toml-invalid':
    'Correct the line that the message names: ca is a list, tables are [registry."HOST[:PORT]"]. A builder of buildx is to be created anew: docker buildx rm NAME; docker buildx create --name NAME --buildkitd-config FILE',
  other: 'Paste the file that the message names.',
};
