/** Where programs look for CAs: the folders of registries' CAs and of the systems' stores. */
const caFolders =
  /(?:^|\/)(?:certs\.d\/[^/]{1,255}|ca-certificates|anchors|ca-trust|trust)\/(?:[^/]{1,255}\/){0,3}[^/]{1,255}\.(?:crt|pem|cer)$/i;
/** Names that people give to CA files: ca.crt, corp-ca.pem, cacert.pem, ca-bundle.crt, root.crt, rootCA.pem. */
const caNames =
  /(?:^|[/._-])(?:root|intermediate|issuing)?[-_.]?ca(?:[-_.]?(?:cert|certs|bundle|chain|root|file))?\d{0,2}\.(?:crt|pem|cer|cert)$|(?:^|[/._-])(?:root|trust|anchor|bundle)[\w-]{0,30}\.(?:crt|pem|cer)$/i;

/** Whether a file's path says that it is used as CA. */
export const isCaPath = (path: string): boolean => caFolders.test(path) || caNames.test(path);
