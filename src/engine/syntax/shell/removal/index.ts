import { forEachChild, type Statement, type SyntaxNode } from 'unbash';
import type { Script, ShellCommand } from '../command.ts';
import { leftOfChain } from './chain.ts';
import { type Left, together, unchanged } from './cuts.ts';
import { leftOfBlock, leftOfList } from './list.ts';

/**
 * How the commands in `gone` are taken out of a script all together, so that what is left is a whole script that does
 * the rest. Each node says what is left of it from what is left of its parts; a command that is gone counts as one that
 * succeeds.
 */
export function without(script: Script, gone: ReadonlySet<ShellCommand>): Left {
  if (script.form === 'exec') return leftOfCommand(script.command, gone);
  const { source, statements, commands } = script;
  const leftOfAll = (list: readonly Statement[]) => list.map(({ command }) => leftOf(command));
  return leftOfList(source, statements, leftOfAll(statements));

  function leftOf(node: SyntaxNode): Left {
    switch (node.type) {
      case 'Command': {
        const command = commands.get(node);
        return allOrNothing([command ? leftOfCommand(command, gone) : unchanged, ...leftOfChildren(node)]);
      }
      case 'AndOr':
        return leftOfChain(source, node, node.commands.map(leftOf));
      case 'CompoundList':
        return leftOfBlock(source, node.commands, leftOfAll(node.commands));
      case 'Script':
        // The positions of a script in escaped backticks belong to another text.
        return node.source === undefined ? leftOfBlock(source, node.commands, leftOfAll(node.commands)) : unchanged;
      default:
        return allOrNothing(leftOfChildren(node));
    }
  }

  function leftOfChildren(node: SyntaxNode): Left[] {
    const lefts: Left[] = [];
    forEachChild(node, (child) => {
      lefts.push(leftOf(child));
    });
    return lefts;
  }
}

/** A command of whose own script nothing is left goes with it. */
function leftOfCommand(command: ShellCommand, gone: ReadonlySet<ShellCommand>): Left {
  return gone.has(command) ? 'nothing' : allOrNothing(command.scripts.map((script) => without(script, gone)));
}

/** Of a pipeline nothing is left once one of its commands goes. */
const allOrNothing = (parts: readonly Left[]): Left => (parts.includes('nothing') ? 'nothing' : together(parts));
