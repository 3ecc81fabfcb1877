import type { MissingFile, NodeAction, PlannedFile } from '../workspace/report.ts';
import { shellWord } from '../workspace/shell-word.ts';

const SUFFIX = '.before-known-authority';

interface StepInput {
  files: readonly PlannedFile[];
  missing: readonly MissingFile[];
  /** Paths of files on the node whose place a missing one takes. */
  replaced: readonly string[];
  actions: readonly NodeAction[];
}

/**
 * The order that never breaks a working pull: copies of what is to be replaced by hand, what is missing, new files (the CA before what names it), the trust store,
 * verification, only then the changed files, the restart or reload if one is needed at all, and the pull.
 */
export function stepsOf({ files, missing, replaced, actions }: StepInput): NodeAction[] {
  const onNode = files.filter((file) => file.installAt !== undefined);
  const created = onNode.filter((file) => file.before === null).sort((a, b) => rank(a) - rank(b));
  const changed = onNode.filter((file) => file.before !== null);
  const of = (...kinds: NodeAction['kind'][]) => actions.filter(({ kind }) => kinds.includes(kind));
  const verify = of('verify');
  return [
    ...replaced.map(keepCopy),
    ...missing.map(obtain),
    ...of('obtain'),
    ...changed.map(({ installAt = '' }) => keepCopy(installAt)),
    ...created.map(place),
    ...of('place'),
    ...of('update-trust-store'),
    ...verify.filter(({ when }) => when === 'before-change'),
    ...changed.map(place),
    ...of('reload'),
    ...of('restart'),
    ...verify.filter(({ when }) => when !== 'before-change'),
  ];
}

/**
 * The way back, byte for byte: changed files from their copies, what made the daemon read them, new files away; last what
 * was made of new files, such as the bundle of a trust store, and what made a daemon read that (`own` of the fixes).
 */
export function rollbackOf(
  { files, replaced }: Pick<StepInput, 'files' | 'replaced'>,
  daemon: readonly NodeAction[],
  own: readonly NodeAction[],
): NodeAction[] {
  const rereads = ({ kind }: NodeAction) => kind === 'restart' || kind === 'reload';
  const last = own.filter(rereads);
  const onNode = files.filter((file) => file.installAt !== undefined);
  return [
    ...onNode.filter((file) => file.before !== null).map(({ installAt = '' }) => putBack(installAt)),
    ...replaced.map(putBack),
    ...daemon.flatMap(undone),
    ...daemon.filter((action) => rereads(action) && !last.some(({ command }) => command === action.command)),
    ...onNode
      .filter((file) => file.before === null)
      .reverse()
      .map(
        ({ installAt = '' }): NodeAction => ({
          kind: 'restore',
          title: `Remove ${installAt}`,
          command: `sudo rm -f ${shellWord(installAt)}`,
          why: 'It did not exist before.',
        }),
      ),
    ...own.flatMap(undone),
    ...last,
  ];
}

const undone = (action: NodeAction): NodeAction[] =>
  action.undo === undefined ? [] : [{ ...action, command: action.undo, expect: undefined }];

/** Certificates first, then the files that name them. */
const rank = (file: PlannedFile): number => (/\.(crt|pem|cert|key)$/.test(file.path) ? 0 : 1);

const obtain = (file: MissingFile): NodeAction => ({
  kind: 'obtain',
  title: `Get ${file.what} and put it at ${file.path}`,
  command: file.obtain.join('\n'),
  why: file.without,
});

const keepCopy = (path: string): NodeAction => ({
  kind: 'place',
  title: `Keep a copy of ${path}`,
  command: `sudo cp -a ${shellWord(path)} ${shellWord(path + SUFFIX)}`,
  why: 'Rolling back restores it byte for byte.',
});

const putBack = (path: string): NodeAction => ({
  kind: 'restore',
  title: `Put back ${path}`,
  command: `sudo mv -f ${shellWord(path + SUFFIX)} ${shellWord(path)}`,
  why: 'The copy was taken before the change, with owner, mode and every byte.',
});

const place = ({ installAt = '', before }: PlannedFile): NodeAction => ({
  kind: 'place',
  title: `${before === null ? 'Put the new file at' : 'Replace'} ${installAt}`,
  // An existing file keeps its owner and mode: only its content is replaced.
  command:
    before === null
      ? `sudo install -D -m 0644 ${shellWord(`.${installAt}`)} ${shellWord(installAt)}`
      : `sudo cp --no-preserve=all ${shellWord(`.${installAt}`)} ${shellWord(installAt)}`,
  why: 'Run in the folder into which the archive was unpacked.',
});
