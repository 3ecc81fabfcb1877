export { intakeBytes } from './bytes.ts';
export { intake } from './intake.ts';
export { recognise } from './recognise.ts';
