/** A case of the common kind. What runs once is compiled, so that the first paste of a person does not wait for it. */
export const warmUpCase = `Failed to pull image "registry.example.com/team/app:1": failed to do request: Head "https://registry.example.com/v2/team/app/manifests/1": tls: failed to verify certificate: x509: certificate signed by unknown authority

==> /etc/containerd/config.toml <==
version = 2
[plugins."io.containerd.grpc.v1.cri".registry]
  config_path = ""

==> /etc/containerd/certs.d/registry.example.com/hosts.toml <==
server = "https://registry.example.com"
[host."https://registry.example.com"]
  skip_verify = true
`;
