import { type Import, importsOf, type Source } from './sources.ts';

/** Inside the engine a folder imports only from itself and from folders further left. */
const engineLayers = [
  'workspace',
  'intake',
  'syntax',
  'evidence',
  'trust',
  'runtimes',
  'dialects',
  'plan',
  'proof',
  'verdict',
  'second-opinion',
  'redaction',
  'share',
  'candidate',
];

/** The parts of the page, and what each may import besides itself. */
const parts: Record<string, readonly string[]> = {
  engine: [],
  worker: ['engine'],
  /** A document of its own; the page knows its endpoints and messages. */
  assistant: [],
  app: ['assistant', 'worker', 'engine'],
  '': ['app', 'worker'],
};

/** Monaco stands behind one interface. */
const editorFolder = 'src/app/editor/';

/** The folder below `above` that holds the file; empty for a file of `above` itself, undefined for one elsewhere. */
function folderIn(above: string, path: string): string | undefined {
  if (!path.startsWith(above)) return undefined;
  const [folder, ...rest] = path.slice(above.length).split('/');
  return rest.length > 0 ? folder : '';
}

function offence({ from, to, local }: Import): string | undefined {
  const fromPart = folderIn('src/', from);
  if (!local) {
    if (fromPart === 'engine' && (to.startsWith('node:') || to === '(computed)')) return 'the engine runs anywhere';
    if (to.startsWith('monaco-editor') && !from.startsWith(editorFolder)) return `only ${editorFolder} knows Monaco`;
    return undefined;
  }
  const toPart = folderIn('src/', to);
  if (fromPart === undefined || toPart === undefined) return 'src imports nothing outside src';
  if (fromPart !== toPart) {
    const allowed = parts[fromPart];
    if (!allowed) return `no such part in the layers: ${fromPart}`;
    return allowed.includes(toPart) ? undefined : `${fromPart} may not import ${toPart || to}`;
  }
  return fromPart === 'engine' ? offenceInEngine(from, to) : undefined;
}

function offenceInEngine(from: string, to: string): string | undefined {
  const [fromLayer = '', toLayer = ''] = [from, to].map((path) => folderIn('src/engine/', path));
  if (toLayer === '' && fromLayer !== '') return 'the door imports the layers, not the other way';
  if (fromLayer === '' || fromLayer === toLayer) return offenceInDialects(from, to);
  const [right, left] = [engineLayers.indexOf(fromLayer), engineLayers.indexOf(toLayer)];
  if (right < 0 || left < 0) return `no such layer of the engine: ${right < 0 ? fromLayer : toLayer}`;
  return left < right ? undefined : `${toLayer} is not left of ${fromLayer}`;
}

function offenceInDialects(from: string, to: string): string | undefined {
  const [here, there] = [from, to].map((path) => folderIn('src/engine/dialects/', path));
  return here && there && here !== there ? 'a dialect never imports another' : undefined;
}

/** Every import that DESIGN's layering refuses, one a line. */
export function layerOffences(sources: readonly Source[]): string[] {
  return sources.flatMap(importsOf).flatMap((link) => {
    const why = offence(link);
    return why ? [`${link.from} imports ${link.to}: ${why}`] : [];
  });
}
