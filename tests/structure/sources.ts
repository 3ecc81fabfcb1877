import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseSync, Visitor } from 'vite';

/** One source file of the project; `path` is relative to the project and has forward slashes. */
export interface Source {
  path: string;
  text: string;
}

/** What a source file imports or re-exports: a file of the project (its path), or a package (its specifier). */
export interface Import {
  from: string;
  to: string;
  local: boolean;
}

export function sourcesUnder(folder: string, names = /\.tsx?$/): Source[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name).replaceAll('\\', '/'))
    .filter((path) => names.test(path) && !path.endsWith('.d.ts'))
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }));
}

/** The syntax tree. Throws when there is none. */
export function parse({ path, text }: Source) {
  const parsed = parseSync(path, text);
  const [error] = parsed.errors;
  if (error) throw new Error(`${path}: ${error.message}`);
  return parsed;
}

/** Static, dynamic and type-only imports and re-exports. An `import()` of something computed is named `(computed)`. */
export function importsOf(source: Source): Import[] {
  const { module, program } = parse(source);
  const specifiers = [
    ...module.staticImports.map((statement) => statement.moduleRequest.value),
    ...module.staticExports.flatMap((statement) =>
      statement.entries.flatMap((entry) => (entry.moduleRequest ? [entry.moduleRequest.value] : [])),
    ),
  ];
  new Visitor({
    ImportExpression({ source: specifier }) {
      specifiers.push(specifier.type === 'Literal' ? String(specifier.value) : '(computed)');
    },
    TSImportType(node) {
      specifiers.push(node.source.value);
    },
  }).visit(program);
  return [...new Set(specifiers)].map((specifier) => {
    const local = specifier.startsWith('.');
    const [bare = ''] = specifier.split('?');
    return { from: source.path, to: local ? join(dirname(source.path), bare) : bare, local };
  });
}
