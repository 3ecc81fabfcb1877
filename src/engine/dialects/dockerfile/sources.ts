import type { Reference } from '../rule.ts';

/** Where the statements about the tools and the base images can be looked up. */
export const installing: Reference = {
  says: 'directory, command and packages for each family of base images',
  source:
    'update-ca-certificates(8) of Debian, Alpine and SUSE; update-ca-trust(8) of the Red Hat family and Arch Linux; docker-library/repo-info',
};

export const ownStores: Reference = {
  says: 'which tools do not read the system store',
  source:
    'the tools’ own manuals: Node.js NODE_EXTRA_CA_CERTS, Deno DENO_CERT, pip --cert, Requests REQUESTS_CA_BUNDLE, uv SSL_CERT_FILE, conda ssl_verify, AWS CLI AWS_CA_BUNDLE, gcloud core/custom_ca_certs_file, keytool(1) -cacerts',
};

export const switching: Reference = {
  says: 'what each switch turns off, and the right replacement',
  source:
    'the tools’ own manuals, e.g. curl(1), wget(1), git-config(1), npm config, pip, conda config, uv, apt-transport-https(1), apk(8), dnf.conf(5), go help environment, helm, kaniko',
};
