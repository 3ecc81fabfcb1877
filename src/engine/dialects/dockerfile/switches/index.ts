import { containerSwitches } from './containers.ts';
import { javascriptSwitches } from './javascript.ts';
import { languageSwitches } from './languages.ts';
import { pythonSwitches } from './python.ts';
import { serviceSwitches } from './services.ts';
import type { Switch } from './switch.ts';
import { systemPackageSwitches } from './system-packages.ts';
import { transferSwitches } from './transfer.ts';

export type { Spelling, Switch } from './switch.ts';

/** Every switch of facts/other-runtimes.md G1. */
export const switches: readonly Switch[] = [
  ...transferSwitches,
  ...javascriptSwitches,
  ...pythonSwitches,
  ...systemPackageSwitches,
  ...languageSwitches,
  ...containerSwitches,
  ...serviceSwitches,
];
