/** Registries that everybody knows, with certificates of public CAs. */
const names = new Set([
  'docker.io',
  'gcr.io',
  'ghcr.io',
  'k8s.gcr.io',
  'lscr.io',
  'mcr.microsoft.com',
  'nvcr.io',
  'public.ecr.aws',
  'quay.io',
  'registry.access.redhat.com',
  'registry.gitlab.com',
  'registry.k8s.io',
  'registry.opensource.zalan.do',
  'registry.redhat.io',
]);
const providers = /\.(?:gcr\.io|pkg\.dev|azurecr\.io|dkr\.ecr\.[a-z0-9-]+\.amazonaws\.com)$/;

export const isPublic = (registry: string | undefined): boolean =>
  registry !== undefined && (names.has(registry) || providers.test(registry));
