import { crtName } from '../ca-file.ts';
import { type CaFault, declaresStage, inStage, safetyOf } from './fault.ts';

/** A CA lies in the directory of another distribution, or under a name that update-ca-certificates passes over. */
export const unreadable: CaFault = function* (known) {
  const { document, trust, family } = known;
  const { path } = document.file;
  for (const { instruction, destination, anchors, source } of trust.placed) {
    if (instruction.kind !== 'copy' || !instruction.destination || instruction.heredocs.length > 0) continue;
    const isFile = /\.[A-Za-z]{2,4}$/.test(destination);
    const name = (isFile ? destination : (source?.value ?? '')).replace(/^.*\//, '');
    const elsewhere = anchors !== family.anchors;
    const passedOver = family.update === 'update-ca-certificates' && /\.(?:pem|cer|cert|der)$/i.test(name);
    if (!elsewhere && !passedOver) continue;
    const problem = {
      range: instruction.destination.range,
      message: elsewhere
        ? `The CA is copied to ${anchors}${inStage(known)}, which ${family.title} does not read: there it is ${family.anchors}.`
        : `update-ca-certificates passes over ${name}${inStage(known)}: it takes only files that end in .crt.`,
      evidence: [known.base.because],
    };
    const wrongTool = trust.updates.filter(
      ({ command }) => command.words[0]?.value.replace(/^.*\//, '') !== family.update,
    );
    if (instruction.sources.length > 1 || destination.includes('$'))
      yield { ...problem, declined: 'Several files, or a variable, are copied there: rename them one by one.' };
    else
      yield {
        ...problem,
        fix: {
          title: `Copy the CA to ${family.anchors}/${crtName(name)}`,
          safety: safetyOf(known),
          edits: [
            {
              path,
              range: instruction.destination.range,
              text: quotedAs(
                document.file.text,
                instruction.destination.range.start,
                `${family.anchors}/${name === '' ? '' : crtName(name)}`,
              ),
            },
            ...(elsewhere ? wrongTool.map(({ command }) => ({ path, range: command.range, text: family.update })) : []),
          ],
          declares: declaresStage(known),
        },
      };
  }
};

/** In the JSON form of COPY the destination is a string. */
const quotedAs = (text: string, at: number, value: string) => (text.charAt(at) === '"' ? JSON.stringify(value) : value);
