import type { RelativeDistinguishedNames } from 'pkijs';
import type { Name } from './parsed.ts';

/** Attribute types that Go writes by name (crypto/x509/pkix `attributeTypeNames`). */
const attributeNames: ReadonlyMap<string, string> = new Map([
  ['2.5.4.6', 'C'],
  ['2.5.4.10', 'O'],
  ['2.5.4.11', 'OU'],
  ['2.5.4.3', 'CN'],
  ['2.5.4.5', 'SERIALNUMBER'],
  ['2.5.4.7', 'L'],
  ['2.5.4.8', 'ST'],
  ['2.5.4.9', 'STREET'],
  ['2.5.4.17', 'POSTALCODE'],
  ['0.9.2342.19200300.100.1.25', 'DC'],
  ['1.2.840.113549.1.9.1', 'emailAddress'],
]);

/** A distinguished name as text, the most specific part first (RFC 4514). */
export function nameOf(name: RelativeDistinguishedNames): Name {
  const attributes = name.typesAndValues.map(({ type, value }) => ({ type, text: textOf(value) }));
  const first = (type: string) => attributes.find((attribute) => attribute.type === type)?.text ?? '';
  const last = (type: string) => attributes.findLast((attribute) => attribute.type === type)?.text ?? '';
  const parts = attributes.map(({ type, text }) => `${attributeNames.get(type) ?? type}=${escaped(text)}`);
  return { text: parts.reverse().join(','), commonName: last('2.5.4.3'), organisation: first('2.5.4.10') };
}

function textOf(value: unknown): string {
  const block: unknown = value instanceof Object && 'valueBlock' in value ? value.valueBlock : undefined;
  const text: unknown = block instanceof Object && 'value' in block ? block.value : undefined;
  return typeof text === 'string' ? text : '';
}

const escaped = (text: string): string => text.replace(/[,+"\\<>;]|^[# ]| $/g, '\\$&');

/** Characters that are not seen, or that turn the direction of what follows: a name must not look like another. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu;

/** A name from a certificate as it may be shown: what cannot be seen is written as its code point. */
export function visible(text: string): string {
  return text.replace(unseen, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}
