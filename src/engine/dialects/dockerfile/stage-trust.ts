import type { CopyInstruction, Dockerfile, Instruction } from '../../syntax/dockerfile/index.ts';
import type { Located } from '../../workspace/source-file.ts';
import { commandSetting, isStoreBundle, type TrustSetting, variableSetting } from './trust-settings.ts';
import type { TrustSource } from './trust-source.ts';
import type { CommandUse, Use } from './uses.ts';
import { baseStages } from './variables.ts';

/** Directories whose files an update command takes into the store, of all families. */
const anchorDirectory =
  /^\/(?:usr\/local\/share\/ca-certificates|(?:etc\/pki\/ca-trust\/source|usr\/share\/pki\/ca-trust-source|etc\/pki\/trust|usr\/share\/pki\/trust|etc\/ca-certificates\/trust-source)\/anchors)(?=\/|$)/;
const certificateFile = /\.(?:crt|pem|cer|cert|der)$/i;
const updateCommand = /^(?:update-ca-(?:certificates|trust)|trust)$/;

/** A CA file put where an update command looks for it. */
export interface PlacedCa {
  instruction: Instruction;
  /** Where it lands: a file or a directory. */
  destination: string;
  /** The directory of the store in which it lands. */
  anchors: string;
  /** The file in the build context, where COPY or ADD takes it from there. */
  source?: Located<string>;
}

/** What a stage does about trust. Offsets say from where on it counts; what a stage inherits counts from 0. */
export interface StageTrust {
  placed: PlacedCa[];
  updates: CommandUse[];
  /** The image’s store holds a CA that the file puts there. */
  system?: number;
  settings: Map<TrustSource, { since: number; viaStore: boolean }>;
}

/** The trust of every stage, by index. */
export function stageTrusts(dockerfile: Dockerfile, uses: readonly Use[]): StageTrust[] {
  const usesOf = byInstruction(uses);
  const trusts: StageTrust[] = [];
  for (const stage of dockerfile.stages) {
    const [, parent] = baseStages(dockerfile, stage);
    const trust = inherited(parent && trusts[parent.index]);
    for (const instruction of stage.instructions) {
      if (instruction.kind === 'copy') copied(trust, instruction, originOf(instruction, dockerfile, trusts));
      for (const destination of mountTargets(instruction)) place(trust, { instruction, destination });
      for (const use of usesOf.get(instruction) ?? []) if (use.when !== 'child') used(trust, use);
    }
    trusts.push(trust);
  }
  return trusts;
}

function byInstruction(uses: readonly Use[]): Map<Instruction, Use[]> {
  const groups = new Map<Instruction, Use[]>();
  for (const use of uses) {
    const group = groups.get(use.instruction);
    if (group) group.push(use);
    else groups.set(use.instruction, [use]);
  }
  return groups;
}

/** Whether what reads its trust from `source` knows the CA at `offset`. */
export function isTrusted({ system, settings }: StageTrust, source: TrustSource, offset: number): boolean {
  if (source === 'none') return true;
  const stored = system !== undefined && system <= offset;
  const setting = settings.get(source);
  const set = setting !== undefined && setting.since <= offset && (!setting.viaStore || stored);
  return set || (source === 'system' && stored);
}

function inherited(parent: StageTrust | undefined): StageTrust {
  const settings = [...(parent?.settings ?? [])].map(
    ([source, { viaStore }]) => [source, { since: 0, viaStore }] as const,
  );
  return { placed: [], updates: [], settings: new Map(settings), ...(parent?.system !== undefined && { system: 0 }) };
}

function place(trust: StageTrust, placed: Omit<PlacedCa, 'anchors'>): void {
  const anchors = anchorDirectory.exec(placed.destination)?.[0];
  if (anchors) trust.placed.push({ ...placed, anchors });
}

/** The trust of the stage that COPY --from names; `context` when it takes files from the build context. */
function originOf({ flags }: CopyInstruction, { stages }: Dockerfile, trusts: readonly StageTrust[]) {
  const from = flags.find(({ name }) => name === 'from')?.value.toLowerCase();
  if (from === undefined) return 'context';
  const origin = stages.findLast(({ index, from: { name } }) => name?.toLowerCase() === from || String(index) === from);
  return origin && trusts[origin.index];
}

function copied(trust: StageTrust, copy: CopyInstruction, origin: StageTrust | 'context' | undefined): void {
  const destination = copy.destination?.value ?? '';
  const source = copy.sources.find(({ value }) => certificateFile.test(value)) ?? copy.sources[0];
  if (origin === 'context') {
    place(trust, { instruction: copy, destination, ...(source && { source }) });
    if (isStoreBundle(destination) && source && certificateFile.test(source.value)) trust.system ??= copy.range.start;
  } else if (origin?.system !== undefined && /^\/etc\/(?:ssl|pki)(?:\/|$)/.test(destination))
    trust.system ??= copy.range.start;
}

function mountTargets({ flags }: Instruction): string[] {
  return flags.flatMap(({ name, value }) => {
    const target = name === 'mount' && /(?:^|,)(?:target|dst|destination)=([^,]{1,500})/.exec(value)?.[1];
    return target ? [target] : [];
  });
}

function used(trust: StageTrust, use: Use): void {
  if (use.kind === 'variable') setting(trust, use, variableSetting(use));
  if (use.kind !== 'command' || use.when !== 'build') return;
  setting(trust, use, commandSetting(use));
  const { name, args, words } = use.program;
  if (updateCommand.test(name) && (name !== 'trust' || words.startsWith('anchor'))) {
    trust.updates.push(use);
    if (trust.placed.length > 0 || name === 'trust') trust.system ??= use.instruction.range.start;
  }
  const target = args.at(-1)?.value;
  if (/^(?:cp|mv|ln|install|curl|wget)$/.test(name)) {
    const out = args[args.findIndex(({ value }) => /^(?:-[a-zA-Z]*[oO]|--output|--output-document)$/.test(value)) + 1];
    const destination = name === 'curl' || name === 'wget' ? out?.value : target;
    if (destination) place(trust, { instruction: use.instruction, destination });
  }
  for (const { target: written } of use.command.redirects)
    if (written) place(trust, { instruction: use.instruction, destination: written.value });
}

function setting(trust: StageTrust, use: Use, found: TrustSetting | undefined): void {
  for (const source of found?.sources ?? []) {
    if (source === 'system' && !found?.viaStore) trust.system ??= use.instruction.range.start;
    if (!trust.settings.has(source) || trust.settings.get(source)?.viaStore)
      trust.settings.set(source, { since: use.instruction.range.start, viaStore: found?.viaStore ?? false });
  }
}
