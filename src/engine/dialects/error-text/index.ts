import type { Dialect } from '../rule.ts';
import { type ErrorTextDocument, readErrorText } from './document.ts';
import { rules } from './rules/index.ts';

/** Error texts, events and logs. Nothing in them is ever edited; what they report may need files elsewhere. */
export const errorText: Dialect<ErrorTextDocument> = {
  id: 'error-text',
  title: 'error text',
  read: readErrorText,
  rules,
  installAt: () => undefined,
  applies: () => [],
};
