import { addHit, endOfRun, type Hit, type Needle, spelledAt, standsAlone } from './hits.ts';

/** Longer texts are looked for by their beginning: what is found of them then is hidden up to the next blank or quote. */
const longest = 200;

/** What a node has: a child right behind it, as most have, and further ones, which `edges` holds. */
const next = 1;
const further = 2;

/**
 * Finds thousands of texts in one pass (Aho and Corasick, 1975): time grows with the text, not with how many texts are
 * looked for. Nodes are numbers. Most have one child, which is numbered next; others are found by a hash of node and character.
 */
export class Search {
  private readonly char: Uint16Array;
  private readonly parent: Int32Array;
  private readonly children: Uint8Array;
  private readonly fail: Int32Array;
  /** The length of the longest needle that ends in a node, itself or over its failures; negative: only as a whole word. */
  private readonly length: Int16Array;
  private readonly ends: Int32Array;
  private readonly needles: readonly Needle[];
  /** The needle that ends in a node itself. */
  private readonly needle: Int32Array;
  private readonly root: Int32Array = new Int32Array(65_536);
  private readonly edges: Int32Array;
  private count = 1;

  constructor(needles: readonly Needle[]) {
    const size = needles.reduce((sum, { text }) => sum + Math.min(text.length, longest), 1) + 1;
    this.char = new Uint16Array(size);
    this.parent = new Int32Array(size);
    this.children = new Uint8Array(size);
    this.fail = new Int32Array(size);
    this.length = new Int16Array(size);
    this.ends = new Int32Array(size);
    // A needle makes one edge that is not to the next node, at the most.
    this.edges = new Int32Array(2 ** Math.ceil(Math.log2(2 * needles.length + 2)));
    this.needles = needles;
    this.needle = new Int32Array(size);
    for (const [index, needle] of needles.entries()) this.add(needle, index);
    this.link();
  }

  /** Whether there is nothing to look for. */
  get isEmpty(): boolean {
    return this.count === 1;
  }

  private add({ text, whole: alone, spellings }: Needle, index: number): void {
    const length = Math.min(text.length, longest);
    if (length === 0) return;
    const whole = alone && !spellings;
    let node = 0;
    for (let i = 0; i < length; i++) {
      const code = text.charCodeAt(i);
      node = this.step(node, code) || this.grow(node, code);
    }
    const known = this.length[node] ?? 0;
    if (known > 0 || (whole && known !== 0)) return;
    this.length[node] = whole ? -length : length;
    this.needle[node] = index;
  }

  private grow(parent: number, code: number): number {
    const node = this.count++;
    this.char[node] = code;
    this.parent[node] = parent;
    if (parent === 0) this.root[code] = node;
    else if (node === parent + 1) this.children[parent] = next;
    else {
      this.children[parent] = (this.children[parent] ?? 0) | further;
      this.edges[this.slotOf(parent, code)] = node;
    }
    return node;
  }

  private step(node: number, code: number): number {
    if (node === 0) return this.root[code] ?? 0;
    const children = this.children[node] ?? 0;
    if (children & next && this.char[node + 1] === code) return node + 1;
    return children & further ? (this.edges[this.slotOf(node, code)] ?? 0) : 0;
  }

  /** Where that edge is, or would be. */
  private slotOf(parent: number, code: number): number {
    const last = this.edges.length - 1;
    let slot = (Math.imul(parent, 0x9e3779b1) ^ Math.imul(code + 1, 0x85ebca6b)) >>> 7;
    for (slot &= last; ; slot = (slot + 1) & last) {
      const child = this.edges[slot] ?? 0;
      if (child === 0 || (this.parent[child] === parent && this.char[child] === code)) return slot;
    }
  }

  /** What a node falls back to is less deep, so less deep ones come first. */
  private link(): void {
    const depth = new Uint8Array(this.count);
    const starts = new Int32Array(longest + 2);
    for (let node = 1; node < this.count; node++) {
      const deep = (depth[this.parent[node] ?? 0] ?? 0) + 1;
      depth[node] = deep;
      starts[deep + 1] = (starts[deep + 1] ?? 0) + 1;
    }
    for (let deep = 1; deep < starts.length; deep++) starts[deep] = (starts[deep] ?? 0) + (starts[deep - 1] ?? 0);
    const ordered = new Int32Array(this.count - 1);
    for (let node = 1; node < this.count; node++) {
      const deep = depth[node] ?? 0;
      const place = starts[deep] ?? 0;
      ordered[place] = node;
      starts[deep] = place + 1;
    }
    for (const node of ordered) {
      const above = this.parent[node] ?? 0;
      const target = above === 0 ? 0 : this.after(this.fail[above] ?? 0, this.char[node] ?? 0);
      this.fail[node] = target;
      this.ends[node] = this.length[target] === 0 ? (this.ends[target] ?? 0) : target;
    }
  }

  /** The node after a character: a child, or that of what the node falls back to. */
  private after(from: number, code: number): number {
    let node = from;
    for (;;) {
      const child = this.step(node, code);
      if (child !== 0 || node === 0) return child;
      node = this.fail[node] ?? 0;
    }
  }

  /** Whether a needle may stand in the first bytes, one a character; `in` tells for certain. */
  mayBeIn(bytes: Uint8Array, length: number): boolean {
    let node = 0;
    for (let at = 0; at < length; at++) {
      node = this.after(node, bytes[at] ?? 0);
      if (this.length[node] !== 0 || this.ends[node] !== 0) return true;
    }
    return false;
  }

  /** Where needles stand, those that overlap as one, in order; not within what is `taken`, which is in order as well. */
  in(text: string, taken: readonly Hit[] = []): Hit[] {
    const hits: Hit[] = [];
    if (this.isEmpty) return hits;
    let [node, next] = [0, 0];
    for (let i = 0; i < text.length; i++) {
      node = this.after(node, text.charCodeAt(i));
      if (this.length[node] === 0 && this.ends[node] === 0) continue;
      while ((taken[next]?.end ?? text.length) <= i) next += 1;
      const free = taken[next]?.start ?? text.length;
      for (let at = node; at !== 0; at = this.ends[at] ?? 0) {
        const length = this.length[at] ?? 0;
        if (length === 0 || i + 1 - Math.abs(length) >= free) continue;
        const needle = this.needles[this.needle[at] ?? 0];
        if (!needle || (length < 0 && !standsAlone(text, i + 1 + length, i + 1))) continue;
        if (needle.spellings) {
          const hit = spelledAt(text, i + 1 - needle.text.length, needle);
          if (hit) addHit(hits, hit);
        } else {
          addHit(hits, { start: i + 1 - Math.abs(length), end: i + 1, value: needle.value });
          break;
        }
      }
    }
    for (const hit of hits) if (hit.end - hit.start >= longest) hit.end = endOfRun(text, hit.end);
    return hits;
  }
}
