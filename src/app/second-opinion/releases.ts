import type { RealCode } from '../../worker/real-code-client.ts';

/** The releases whose own code can be asked, such as `containerd 2.1.9`: by program, oldest first. */
export interface Releases extends RealCode {
  names: readonly string[];
}

/** Whether the machine may be asked unbidden: several cores, memory to spare, and no wish to save data. */
export function isCapable(navigator: Navigator): boolean {
  const { deviceMemory = 8, connection } = navigator as Navigator & {
    deviceMemory?: number;
    connection?: { saveData?: boolean };
  };
  return navigator.hardwareConcurrency >= 4 && deviceMemory >= 4 && connection?.saveData !== true;
}
