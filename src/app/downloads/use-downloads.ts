import { useApp } from '../app-context.ts';
import { download, fileName } from './save.ts';

export interface Downloads {
  /** Undefined while there is nothing to download. */
  archive?(): Promise<void>;
  patch?(): void;
  patchText: string;
}

/** Ways out for the whole plan. */
export function useDownloads(): Downloads {
  const { outcome, say, saved } = useApp();
  const plan = outcome.analysis?.report.plan;
  const registry = outcome.analysis?.report.target.registry;
  const patchText = [...outcome.differences.values()].map(({ patch }) => patch).join('');
  if (!plan || plan.files.length === 0) return { patchText: '' };
  const name = registry ? `known-authority-${fileName(registry).replaceAll(':', '-')}` : 'known-authority';
  return {
    patchText,
    archive: async () => {
      const { entriesOf, zipOf } = await import('../../engine/share/archive.ts');
      download(`${name}.zip`, zipOf(entriesOf(plan, patchText)));
      saved();
      say('The corrected files were handed to the browser as an archive.');
    },
    patch: () => {
      download(`${name}.patch`, patchText);
      saved();
      say('The patch was handed to the browser.');
    },
  };
}
