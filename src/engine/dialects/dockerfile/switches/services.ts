import { off, on, type Switch } from './switch.ts';

const databaseDeclined =
  'Whether the database serves TLS with a certificate that can be verified is not visible here; ask for verify-full with its CA.';

export const serviceSwitches: readonly Switch[] = [
  {
    tool: 'kubectl',
    disables: 'certificate verification of the API server',
    instead: 'Name the cluster’s CA: certificate-authority in the kubeconfig, or --certificate-authority.',
    trust: 'system',
    spellings: [
      { in: 'option', of: ['kubectl', 'oc', 'kubeadm'], names: ['--insecure-skip-tls-verify'] },
      { in: 'line', files: /kube(?:config|\/config)[^/]*$/, line: /^\s*insecure-skip-tls-verify:\s*true\s*$/ },
    ],
    source: 'kubectl options, --insecure-skip-tls-verify',
  },
  {
    tool: 'AWS CLI',
    disables: 'certificate verification',
    instead: 'Install the CA in the image and name the bundle in AWS_CA_BUNDLE.',
    trust: 'aws',
    spellings: [{ in: 'option', of: ['aws'], names: ['--no-verify-ssl'] }],
    source: 'AWS CLI global options, --no-verify-ssl',
  },
  {
    tool: 'Azure CLI',
    disables: 'certificate verification',
    instead: 'Install the CA in the image and name the bundle in REQUESTS_CA_BUNDLE.',
    trust: 'requests',
    spellings: [
      {
        in: 'variable',
        name: /^(?:AZURE_CLI|ADAL_PYTHON)_(?:DISABLE_CONNECTION_VERIFICATION|SSL_NO_VERIFY)$/,
        value: on,
      },
    ],
    source: 'Azure CLI, working behind a proxy',
  },
  {
    tool: 'gcloud',
    disables: 'certificate verification',
    instead: 'Install the CA in the image and name the bundle in core/custom_ca_certs_file.',
    trust: 'gcloud',
    spellings: [
      { in: 'setting', of: ['gcloud'], words: /^config set auth\/disable_ssl_validation (?:true|1)$/i },
      { in: 'variable', name: /^CLOUDSDK_AUTH_DISABLE_SSL_VALIDATION$/, value: on },
    ],
    source: 'gcloud config, auth/disable_ssl_validation',
  },
  {
    tool: 'Ansible',
    disables: 'certificate verification of Ansible Galaxy',
    instead: 'Install the CA in the image; Ansible reads the system store.',
    trust: 'system',
    spellings: [
      {
        in: 'option',
        of: ['ansible-galaxy'],
        names: ['--ignore-certs'],
        short: { letter: 'c', takingArgument: 'nprs' },
      },
    ],
    source: 'ansible-galaxy(1), --ignore-certs',
  },
  {
    tool: 'Terraform',
    disables: 'certificate verification of the HTTP backend',
    instead: 'Install the CA in the image; Terraform reads the system store.',
    trust: 'system',
    spellings: [{ in: 'variable', name: /^TF_HTTP_SKIP_CERT_VERIFICATION$/, value: on }],
    source: 'Terraform HTTP backend, skip_cert_verification',
  },
  {
    tool: 'Vault, Consul and Nomad',
    disables: 'certificate verification',
    instead: 'Name the CA in VAULT_CACERT, CONSUL_CACERT or NOMAD_CACERT.',
    trust: 'system',
    spellings: [
      { in: 'variable', name: /^(?:VAULT|NOMAD)_SKIP_VERIFY$/, value: on },
      { in: 'variable', name: /^CONSUL_HTTP_SSL_VERIFY$/, value: off },
      { in: 'option', of: ['vault', 'nomad'], names: ['-tls-skip-verify', '--tls-skip-verify'] },
    ],
    source: 'Vault, Consul and Nomad CLI documentation',
  },
  {
    tool: 'etcdctl',
    disables: 'certificate verification',
    instead: 'Name the CA with --cacert.',
    trust: 'system',
    spellings: [{ in: 'option', of: ['etcdctl'], names: ['--insecure-skip-tls-verify'] }],
    source: 'etcdctl README, --insecure-skip-tls-verify',
  },
  {
    tool: 'Database client',
    disables: 'verification of the database server, or TLS altogether',
    instead: 'Ask for full verification and name the CA.',
    trust: 'none',
    declined: databaseDeclined,
    spellings: [
      { in: 'option', of: ['redis-cli'], names: ['--insecure'] },
      {
        in: 'option',
        of: ['mongo', 'mongosh', 'mongodump'],
        names: ['--tlsAllowInvalidCertificates', '--sslAllowInvalidCertificates'],
      },
      {
        in: 'word',
        of: ['psql', 'mongosh', 'sqlcmd'],
        variables: /(?:URL|URI|DSN|CONNECTION_?STRING|JDBC\w*)$/i,
        part: /(?<=[?&;])(?:sslmode=(?:require|disable)|tlsAllowInvalidCertificates=true|trustServerCertificate=true)(?=&|;|$)/i,
      },
      { in: 'variable', name: /^PGSSLMODE$/, value: /^(?:require|disable)$/i },
    ],
    source: 'libpq sslmode; MongoDB and SQL Server JDBC connection strings',
  },
];
