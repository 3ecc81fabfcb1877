import type { Severity } from '../../engine/workspace/report.ts';
import type { IconName } from '../parts/icon.tsx';

/** How a severity is told: a word, a shape, and by its class a colour. The gravest first. */
export const severities: Readonly<Record<Severity, { word: string; icon: IconName }>> = {
  'breaks-now': { word: 'breaks now', icon: 'broken' },
  'breaks-later': { word: 'breaks later', icon: 'later' },
  unsafe: { word: 'unsafe', icon: 'insecure' },
  tidy: { word: 'tidy', icon: 'tidy' },
};

const order: readonly string[] = Object.keys(severities);

export const weightOf = (severity: Severity): number => order.indexOf(severity);
