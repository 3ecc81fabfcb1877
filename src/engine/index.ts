import { analyseWith } from './analyse.ts';

export { rules } from './dialects/index.ts';
export type { RuleMeta } from './dialects/rule.ts';
export { intake } from './intake/intake.ts';
export type * from './workspace/report.ts';
export type * from './workspace/source-file.ts';
export type * from './workspace/target.ts';
export type * from './workspace/workspace.ts';

/** Analyses a case. Never throws on any input; certificates are read by a part that is loaded when first needed. */
export const analyse = analyseWith(async (files, context) =>
  (await import('./trust/assess.ts')).assess(files, context),
);
