import { commentsGate } from './comments.ts';
import type { Gate } from './gate.ts';
import { imagesGate } from './images.ts';
import { inventedGate } from './invented.ts';
import { invisibleGate } from './invisible.ts';
import { weakerGate } from './weaker.ts';

/** The gates that look at one file and need nothing but its texts, the gravest first. */
export const gates: readonly Gate[] = [weakerGate, imagesGate, inventedGate, invisibleGate, commentsGate];
