/** Tables of headers: hosts.toml, registry.configs, and the HttpHeaders of Docker's config.json. */
export const isHeaders = (key: string): boolean => /^(?:http)?headers?$/i.test(key);

/** Headers that admit nobody; whatever else is sent to a registry on every request may. */
const harmless =
  /^(?:accept|accept-.{1,40}|user-agent|content-.{1,40}|host|via|x-forwarded-.{1,40}|x-meta-.{1,60}|x-real-ip|cache-control|connection|range|referer|origin|te|date|pragma|x-request-id|traceparent|x-docker-.{1,40}|x-registry-supports-.{1,40}|docker-distribution-api-version)$/i;
export const isHarmlessHeader = (name: string): boolean => harmless.test(name);
