/**
 * The page's own policy. It stands in the built `index.html`, so that every copy and every host has it.
 * What no policy can close (top-level navigation, new windows, WebRTC) our code does not use; a test looks for it.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'", // WebAssembly is compiled; script is never made of strings
  "style-src 'self' 'unsafe-inline'", // Monaco writes style elements and style attributes
  "font-src 'self'",
  "img-src 'self' data:", // Monaco's style sheet holds small pictures
  "manifest-src 'self'",
  'worker-src blob:', // a worker from a file would not be bound by this policy, one from a blob is
  "connect-src 'none'",
  "frame-src 'self'", // the assistant's document, which has a policy of its own and an opaque origin
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types default monaco dompurify 'allow-duplicates'",
].join('; ');
