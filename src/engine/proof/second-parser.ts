import parseToml from '@iarna/toml/parse-string.js';
import { loadAll } from 'js-yaml';
import { dockerfileValue } from '../syntax/dockerfile/index.ts';
import type { DialectId } from '../workspace/source-file.ts';

type Parsed = { ok: true; value: unknown } | { ok: false; error: string };
type Parser = { name: string; parse(text: string): unknown };

const toml: Parser = {
  name: '@iarna/toml',
  // It refuses CRLF after a comment and a byte order mark, both of which the runtimes' own rules judge: not its business here.
  parse: (text) => parseToml(text.replace(/^\ufeff/, '').replace(/\r\n/g, '\n')),
};
const json: Parser = {
  name: 'JSON.parse',
  parse: (text) => (text.trim() === '' ? {} : JSON.parse(text.replace(/^\ufeff/, ''))),
};
const yaml: Parser = { name: 'js-yaml', parse: (text) => loadAll(text.replace(/^\ufeff/, '')) };

const dockerfile: Parser = { name: 'a line reader', parse: dockerfileValue };

const parsers: Partial<Record<DialectId, Parser>> = {
  'containerd-config': toml,
  'containerd-hosts': toml,
  'registries-conf': toml,
  buildkitd: toml,
  'docker-daemon': json,
  'docker-client-config': json,
  dockerfile,
  kubernetes: yaml,
  'k3s-registries': yaml,
  'kind-config': yaml,
};

/** The parser that checks files of this dialect; undefined where there is no format to check. */
export function secondParser(dialect: DialectId): Parser | undefined {
  return parsers[dialect];
}

/** The file's plain value as a parser that had no part in the edits reads it. */
export function parseAgain(parser: Parser, text: string): Parsed {
  try {
    return { ok: true, value: parser.parse(text) };
  } catch (error) {
    return { ok: false, error: error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error) };
  }
}
