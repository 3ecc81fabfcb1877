// The deep import has no types; it is used because the package's main file pulls in `stream`.
declare module '@iarna/toml/parse-string.js' {
  export default function parse(toml: string): Record<string, unknown>;
}
