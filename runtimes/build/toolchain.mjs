// What is changed in Go's standard library for a build: nothing of what it decides, only where it stands.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cache, go, runtimes } from './go.mjs';

/**
 * Go's port to WASI has its own texts for errors of the system ("No such file or directory"), and no place for
 * system roots. Both are Linux's here: its table of texts (by the names of the errors), its list of places.
 * Two accessors are added (toolchain/). Returns the file for `go build -overlay`.
 */
export function overlay() {
  const source = join(go(['env', 'GOROOT']).trim(), 'src');
  const read = (/** @type {string} */ name) => readFileSync(join(source, 'syscall', name), 'utf8');
  const folder = join(cache, 'toolchain');
  mkdirSync(folder, { recursive: true });

  const linux = read('zerrors_linux_amd64.go');
  const [, texts = ''] = linux.match(/^var errors = \[\.\.\.\]string\{\n(.*?)^\}/ms) ?? [];
  const text = new Map([...texts.matchAll(/^\t(\d+): +(".*"),$/gm)].map(([, number, text]) => [Number(number), text]));
  const number = new Map(
    [...linux.matchAll(/^\t(E\w+) += Errno\((0x\w+)\)$/gm)].map(([, name, n]) => [name, Number(n)]),
  );
  const table = join(folder, 'tables_wasip1.go');
  writeFileSync(
    table,
    read('tables_wasip1.go').replace(/^(\t(E\w+): +)".*",$/gm, (line, start, name) => {
      const said = text.get(number.get(name) ?? -1);
      return said ? `${start}${said},` : line;
    }),
  );

  const replaced = {
    [join(source, 'syscall', 'tables_wasip1.go')]: table,
    [join(source, 'crypto', 'x509', 'root_wasm.go')]: join(source, 'crypto', 'x509', 'root_linux.go'),
    [join(source, 'crypto', 'x509', 'known_authority.go')]: join(runtimes, 'toolchain', 'crypto_x509.go'),
    [join(source, 'crypto', 'tls', 'known_authority.go')]: join(runtimes, 'toolchain', 'crypto_tls.go'),
  };
  const file = join(folder, 'overlay.json');
  writeFileSync(file, JSON.stringify({ Replace: replaced }));
  return file;
}
