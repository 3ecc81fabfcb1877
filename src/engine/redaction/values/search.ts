/** A text to look for. */
export interface Needle {
  text: string;
  /** Only where no letter or digit touches it. */
  whole: boolean;
}

export interface Hit {
  start: number;
  end: number;
}

/** Longer texts are looked for by their beginning: what is found of them then is hidden up to the next blank or quote. */
const longest = 200;

/**
 * Finds thousands of texts in one pass (Aho and Corasick, 1975): time grows with the text, not with how many texts are
 * looked for. Nodes are numbers; the children of a node are a linked list, for the alphabet is all of UTF-16.
 */
export class Search {
  private readonly char: Uint16Array;
  private readonly child: Int32Array;
  private readonly sibling: Int32Array;
  private readonly fail: Int32Array;
  /** The length of the longest needle that ends in a node, itself or over its failures; negative: only as a whole word. */
  private readonly length: Int16Array;
  private readonly ends: Int32Array;
  private readonly root: Int32Array = new Int32Array(65_536);
  private count = 1;

  constructor(needles: readonly Needle[]) {
    const size = needles.reduce((sum, { text }) => sum + Math.min(text.length, longest), 1) + 1;
    this.char = new Uint16Array(size);
    this.child = new Int32Array(size);
    this.sibling = new Int32Array(size);
    this.fail = new Int32Array(size);
    this.length = new Int16Array(size);
    this.ends = new Int32Array(size);
    for (const needle of needles) this.add(needle);
    this.link();
  }

  /** Whether there is nothing to look for. */
  get isEmpty(): boolean {
    return this.count === 1;
  }

  private add({ text, whole }: Needle): void {
    const length = Math.min(text.length, longest);
    if (length === 0) return;
    let node = 0;
    for (let i = 0; i < length; i++) {
      const code = text.charCodeAt(i);
      node = this.step(node, code) || this.grow(node, code);
    }
    if (!whole || this.length[node] === 0) this.length[node] = whole ? -length : length;
  }

  private grow(parent: number, code: number): number {
    const node = this.count++;
    this.char[node] = code;
    this.sibling[node] = this.child[parent] ?? 0;
    this.child[parent] = node;
    if (parent === 0) this.root[code] = node;
    return node;
  }

  private step(node: number, code: number): number {
    if (node === 0) return this.root[code] ?? 0;
    let child = this.child[node] ?? 0;
    while (child !== 0 && this.char[child] !== code) child = this.sibling[child] ?? 0;
    return child;
  }

  /** Breadth first, so that what a node falls back to is finished before it. */
  private link(): void {
    const queue = new Int32Array(this.count);
    let [head, tail] = [0, 0];
    for (let node = this.child[0] ?? 0; node !== 0; node = this.sibling[node] ?? 0) queue[tail++] = node;
    while (head < tail) {
      const node = queue[head++] ?? 0;
      for (let next = this.child[node] ?? 0; next !== 0; next = this.sibling[next] ?? 0) {
        const code = this.char[next] ?? 0;
        let back = this.fail[node] ?? 0;
        while (back !== 0 && this.step(back, code) === 0) back = this.fail[back] ?? 0;
        const target = this.step(back, code);
        this.fail[next] = target;
        this.ends[next] = this.length[target] === 0 ? (this.ends[target] ?? 0) : target;
        queue[tail++] = next;
      }
    }
  }

  /** Where needles stand, those that overlap as one, in order. */
  in(text: string): Hit[] {
    const hits: Hit[] = [];
    if (this.isEmpty) return hits;
    let node = 0;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      let next = this.step(node, code);
      while (next === 0 && node !== 0) {
        node = this.fail[node] ?? 0;
        next = this.step(node, code);
      }
      node = next;
      for (let at = node; at !== 0; at = this.ends[at] ?? 0) {
        const length = this.length[at] ?? 0;
        if (length === 0 || (length < 0 && !standsAlone(text, i + 1 + length, i + 1))) continue;
        add(hits, { start: i + 1 - Math.abs(length), end: i + 1 });
        break;
      }
    }
    for (const hit of hits) if (hit.end - hit.start >= longest) hit.end = endOfRun(text, hit.end);
    return hits;
  }
}

function add(hits: Hit[], hit: Hit): void {
  let last = hits.at(-1);
  while (last && hit.start < last.end) {
    hit.start = Math.min(hit.start, last.start);
    hits.pop();
    last = hits.at(-1);
  }
  hits.push(hit);
}

const part = /[\p{L}\p{N}_./@:-]/u;
const standsAlone = (text: string, start: number, end: number): boolean =>
  !(start > 0 && part.test(text.charAt(start - 1))) && !/[\p{L}\p{N}_/@-]/u.test(text.charAt(end));

function endOfRun(text: string, from: number): number {
  const stop = text.slice(from, from + 20_000).search(/[\s"'<>,;]/);
  return stop < 0 ? Math.min(text.length, from + 20_000) : from + stop;
}
