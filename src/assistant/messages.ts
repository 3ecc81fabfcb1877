import type { Ending } from './failure.ts';
import { at, textAt } from './json.ts';

export type Theme = 'light' | 'dark';

/** The one message to the frame's window; a port comes with it, and everything else goes over that. */
export interface Opening {
  kind: 'open';
  version: 1;
  theme: Theme;
}

/** Page → frame. The page never says "send": only a click in the frame does. */
export type ToFrame =
  /** Exactly what a click would send. */
  | { kind: 'offer'; text: string; tokens: number }
  | { kind: 'withdraw' }
  | { kind: 'cancel' }
  | { kind: 'theme'; theme: Theme };

/** Frame → page. The key is in none of them. */
export type FromFrame =
  /** Whether the browser enforces the policy that names the endpoint alone. */
  | { kind: 'sealed'; holds: boolean }
  | { kind: 'height'; pixels: number }
  | { kind: 'sent'; model: string; text: string }
  | { kind: 'piece'; text: string }
  | { kind: 'ended'; ending: Ending };

const LONGEST = 4_000_000;

const isTheme = (value: unknown): value is Theme => value === 'light' || value === 'dark';
const isText = (value: unknown, longest = LONGEST): value is string =>
  typeof value === 'string' && value.length <= longest;
const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0 && value <= 1e9;

export const isOpening = (value: unknown): value is Opening =>
  at(value, 'kind') === 'open' && at(value, 'version') === 1 && isTheme(at(value, 'theme'));

type Guards<Message extends { kind: string }> = Readonly<Record<Message['kind'], (message: unknown) => boolean>>;

const toFrame: Guards<ToFrame> = {
  offer: (message) => isText(at(message, 'text')) && isCount(at(message, 'tokens')),
  withdraw: () => true,
  cancel: () => true,
  theme: (message) => isTheme(at(message, 'theme')),
};

/** What each ending must hold besides its kind. */
const endings: Guards<Ending> = {
  complete: () => true,
  unreachable: () => true,
  status: (ending) => isCount(at(ending, 'status')) && isWords(ending, 'said') && isMaybeWords(ending, 'retryAfter'),
  timeout: (ending) => isCount(at(ending, 'seconds')),
  reported: (ending) => isWords(ending, 'said'),
  'not-a-stream': (ending) => isWords(ending, 'type'),
  malformed: (ending) => isWords(ending, 'said'),
  cut: () => true,
  incomplete: (ending) => isWords(ending, 'reason'),
  'too-long': () => true,
  cancelled: () => true,
};
const isWords = (value: unknown, name: string): boolean => isText(at(value, name), 2000);
const isMaybeWords = (value: unknown, name: string): boolean => at(value, name) === undefined || isWords(value, name);

const fromFrame: Guards<FromFrame> = {
  sealed: (message) => typeof at(message, 'holds') === 'boolean',
  height: (message) => isCount(at(message, 'pixels')),
  sent: (message) => isText(at(message, 'model'), 300) && isText(at(message, 'text')),
  piece: (message) => isText(at(message, 'text')),
  ended: (message) => passes(endings, at(message, 'ending')),
};

function passes(guards: Readonly<Record<string, (value: unknown) => boolean>>, value: unknown): boolean {
  const kind = textAt(value, 'kind');
  return kind !== undefined && Object.hasOwn(guards, kind) && guards[kind]?.(value) === true;
}

export const isToFrame = (value: unknown): value is ToFrame => passes(toFrame, value);
export const isFromFrame = (value: unknown): value is FromFrame => passes(fromFrame, value);
