/** The host of `host:port` as a certificate names it. */
export const bareHost = (registry: string): string => registry.replace(/:\d{1,5}$/, '').replace(/^\[(.*)\]$/, '$1');
