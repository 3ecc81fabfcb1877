import type { Severity } from '../../engine/workspace/report.ts';
import type { IconName } from '../parts/icon.tsx';

/** How a severity is told: a word for one and for many, a shape, and by its class a colour. The gravest first. */
export const severities: Readonly<Record<Severity, { word: string; many: string; icon: IconName }>> = {
  'breaks-now': { word: 'breaks now', many: 'break now', icon: 'broken' },
  'breaks-later': { word: 'breaks later', many: 'break later', icon: 'later' },
  unsafe: { word: 'unsafe', many: 'unsafe', icon: 'insecure' },
  tidy: { word: 'tidy', many: 'tidy', icon: 'tidy' },
};

const order: readonly string[] = Object.keys(severities);

export const weightOf = (severity: Severity): number => order.indexOf(severity);
