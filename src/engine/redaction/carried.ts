import type { Find } from './secret.ts';
import { decodeText } from './values/base64.ts';

const longest = 200_000;

type Carried = Pick<Find, 'carries' | 'pairs'>;

/** What is secret with a text: the parts of `user:password` in base64, and the passwords of a Docker config in JSON or its base64. */
export function carriedByText(text: string, depth = 0): Carried {
  const packed = text.length > longest ? text : text.replace(/\s/g, '');
  const decoded = /^[A-Za-z0-9+/_-]{6,}={0,2}$/.test(packed) ? decodeText(packed) : undefined;
  const inner = decoded ?? (depth === 0 ? text : undefined);
  if (inner !== undefined && /^\s*\{/.test(inner)) return credentialsIn(inner, depth);
  if (decoded === undefined) return {};
  const colon = /[\r\n]/.test(decoded.trimEnd()) ? -1 : decoded.indexOf(':');
  return colon > 0
    ? { carries: [decoded.slice(colon + 1).trimEnd()], pairs: [decoded] }
    : { carries: [decoded.trimEnd()] };
}

function credentialsIn(json: string, depth: number): Carried {
  const carries: string[] = [];
  const pairs: string[] = [];
  try {
    JSON.parse(json, (key, value: unknown) => {
      if (typeof value === 'string' && secretKeys.test(key)) {
        const inner = depth < 2 ? carriedByText(value, depth + 1) : {};
        carries.push(value, ...(inner.carries ?? []));
        pairs.push(...(inner.pairs ?? []));
      }
      return value;
    });
  } catch {
    return {};
  }
  return { carries, pairs };
}

const secretKeys = /^(?:auth|password|identitytoken|registrytoken|private_key|refresh_token|client_secret)$/;
