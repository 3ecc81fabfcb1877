import { insertAfter, insertBefore } from '../../../syntax/dockerfile/index.ts';
import { installsCaCertificates } from '../packages.ts';
import { isRoot, userBefore } from '../user.ts';
import { type CaFault, declaresStage, inStage, safetyOf } from './fault.ts';

/** The update command is called where it is not installed, or by a user who may not write the store. */
export const updateImpossible: CaFault = function* (known) {
  const { document, stage, trust, family, base } = known;
  const { file, dockerfile } = document;
  for (const { command, instruction, program } of trust.updates) {
    const { name } = program;
    if (name !== family.update) continue;
    const user = userBefore(document, stage, instruction, base);
    const asked = /^(?:sudo|doas|su)\b/.test(file.text.slice(command.range.start, command.range.start + 5));
    if (!isRoot(user) && !asked)
      yield {
        range: command.range,
        message: `${name} is called as user ${user}${inStage(known)}, who may not write the trust store.`,
        fix: {
          title: `Call ${name} as root and go back to ${user}`,
          safety: safetyOf(known),
          edits: [
            insertBefore(dockerfile, instruction, ['USER root']),
            insertAfter(dockerfile, instruction, [`USER ${user}`]),
          ],
          declares: declaresStage(known),
        },
      };
    if (base.image.updates !== false || !family.install || installsCaCertificates(document, stage, command.range.start))
      continue;
    yield {
      range: command.range,
      message: `${name} is called${inStage(known)}, but ${family.install.package}, which brings it, is not in the base image and is not installed before.`,
      evidence: [base.because],
      fix: {
        title: `Install ${family.install.package} before ${name} is called`,
        safety: safetyOf(known),
        edits: [
          {
            path: file.path,
            range: { start: command.range.start, end: command.range.start },
            text: `${family.install.commands().join(' && ')} && `,
          },
        ],
        declares: declaresStage(known),
      },
    };
  }
};
