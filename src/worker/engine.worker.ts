import { analyseWith } from '../engine/analyse.ts';
import { intake, intakeBytes } from '../engine/intake/index.ts';
import { redact } from '../engine/redaction/redact.ts';
import { putCase } from '../engine/second-opinion/case.ts';
import { mayHoldPem } from '../engine/syntax/pem/blocks.ts';
import { type Assess, noTrust, type Trust } from '../engine/trust/trust.ts';
import type { SourceFile } from '../engine/workspace/source-file.ts';
import type { Workspace } from '../engine/workspace/workspace.ts';
import { differenceOf } from './differences.ts';
import type { Analysis, FromWorker, Intake, Job, Redacted, Switches, ToRedact, ToWorker } from './jobs.ts';
import { conceal, judgeAnswer, phrase } from './model.ts';
import { opened, shared } from './sharing.ts';
import { tellRequests } from './tell-requests.ts';
import { warmUpCase } from './warm-up.ts';

const tell = (message: FromWorker): void => self.postMessage(message);

let tellUrl: (url: string) => void = () => {};
const urlOfCertificates = new Promise<string>((resolve) => {
  tellUrl = resolve;
});
let certificates: Promise<Assess> | undefined;

/** X.509 code is loaded by nobody who has no certificate. */
async function loadCertificates(): Promise<Assess> {
  const url = await urlOfCertificates;
  await import(/* @vite-ignore */ url).catch(() => undefined);
  if (globalThis.assessCertificates) return globalThis.assessCertificates;
  throw new Error(`the part of this page that reads certificates could not be loaded from ${url}`);
}

const assess: Assess = async (files, context) => {
  const relevant = files.filter(({ text }) => mayHoldPem(text));
  if (relevant.length === 0) return noTrust;
  certificates ??= loadCertificates().catch((error: unknown) => {
    // The next case tries again.
    certificates = undefined;
    throw error;
  });
  return (await certificates)(relevant, context);
};

async function analyse(workspace: Workspace, { on, off }: Switches): Promise<Analysis> {
  let trust: Trust | undefined;
  const run = analyseWith(async (files, context) => {
    const assessed = await assess(files, context);
    trust ??= assessed;
    return assessed;
  });
  const report = await run(workspace);
  if (on.length === 0 && off.length === 0) return { report, trust: trust ?? noTrust };
  const accept = [...report.plan.accepted, ...on].filter((id) => !off.includes(id));
  return { report: await run({ ...workspace, accept }), trust: trust ?? noTrust };
}

const takeIn = (input: Intake): SourceFile[] =>
  'paste' in input ? intake(input.paste) : intakeBytes(input.bytes, { path: input.path });

function redacted({ files, options, texts = [] }: ToRedact): Redacted {
  const redaction = redact(files, options);
  return {
    files: redaction.files,
    placeholders: redaction.placeholders,
    items: redaction.items,
    texts: texts.map(redaction.redactText),
  };
}

function carryOut(message: Job): unknown {
  switch (message.name) {
    case 'intake':
      return takeIn(message.input);
    case 'analyse':
      return analyse(message.input.workspace, message.input.switches);
    case 'compare':
      return message.input.map(differenceOf);
    case 'share':
      return shared(message.input);
    case 'openShared':
      return opened(message.input);
    case 'redact':
      return redacted(message.input);
    case 'put':
      return putCase(message.input, message.input.releases);
    case 'phrase':
      return phrase(message.input);
    case 'conceal':
      return conceal(message.input);
    case 'judge':
      return judgeAnswer(message.input, analyseWith(assess));
  }
}

tellRequests();
self.onmessage = async ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === 'certificates') return tellUrl(data.url);
  if (data.kind === 'warm-up') return void (await analyseWith(assess)({ files: intake(warmUpCase) }));
  try {
    tell({ kind: 'done', id: data.id, output: await carryOut(data) });
  } catch (error) {
    tell({ kind: 'failed', id: data.id, message: error instanceof Error ? error.message : String(error) });
  }
};
