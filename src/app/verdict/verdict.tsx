import { useApp } from '../app-context.ts';
import { SecondOpinion } from '../second-opinion/second-opinion.tsx';
import { Because } from './because.tsx';
import { Chain } from './chain.tsx';
import { Headline } from './headline.tsx';
import { PullPath } from './pull-path.tsx';
import { Questions } from './questions.tsx';
import { StillReading } from './still-reading.tsx';

/** Second zone: the one cause in one sentence, what speaks for it, and the pull drawn from end to end. */
export function Verdict() {
  const { outcome } = useApp();
  const { analysis, running, failure } = outcome;
  return (
    <section className="zone verdict" aria-labelledby="verdict" aria-busy={running}>
      <h2 id="verdict" className="zone-name" tabIndex={-1}>
        Verdict
      </h2>
      {running && <StillReading />}
      {failure ? (
        <p className="headline">No verdict: {failure}</p>
      ) : analysis ? (
        <>
          <Headline report={analysis.report} />
          <Because report={analysis.report} />
          <PullPath traces={analysis.report.traces} />
          <Chain trust={analysis.trust} />
          <SecondOpinion />
          <Questions unchecked={analysis.report.unchecked} />
        </>
      ) : (
        <p className="headline waiting">Reading what you pasted …</p>
      )}
    </section>
  );
}
