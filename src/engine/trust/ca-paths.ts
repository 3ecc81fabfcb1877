/** Where programs look for CAs: the folders of registries' CAs and of the systems' stores. */
const caFolders =
  /(?:^|\/)(?:certs\.d\/[^/]{1,255}|ca-certificates|anchors|ca-trust|trust)\/(?:[^/]{1,255}\/){0,3}[^/]{1,255}\.(?:crt|pem|cer)$/i;
/** Names that people give to CA files: ca.crt, corp-ca.pem, cacert.pem, ca-bundle.crt, root.crt, rootCA.pem. */
const caNames =
  /(?:^|[/._-])(?:root|intermediate|issuing)?[-_.]?ca(?:[-_.]?(?:cert|certs|bundle|chain|root|file))?\d{0,2}\.(?:crt|pem|cer|cert)$|(?:^|[/._-])(?:root|trust|anchor|bundle)[\w-]{0,30}\.(?:crt|pem|cer)$/i;

/** What the directory below a certs.d is called in which the file lies: `host`, `host:port`, `host_port_` or `_default`. */
export const registryDirectoryOf = (path: string): string | undefined =>
  /\/certs\.d\/([^/]{1,255})\/[^/]{1,255}$/.exec(path)?.[1];

/** Whether a file's path says that it is used as CA. */
export const isCaPath = (path: string): boolean => caFolders.test(path) || caNames.test(path);
