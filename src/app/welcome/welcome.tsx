import { ExampleList } from '../examples/example-list.tsx';

/** The other half of the empty page: what this is for, cases to try it on, and what happens to what is pasted. */
export function Welcome() {
  return (
    <section className="zone welcome" aria-labelledby="welcome">
      <h2 id="welcome" className="headline">
        x509: certificate signed by unknown authority. Repaired, without turning verification off.
      </h2>
      <p className="welcome-lead">
        Paste the error, the configuration and the certificates. You get the one cause, the smallest edits that repair
        it, the proof that they do, and the steps to roll them out and back.
      </p>
      <p className="welcome-privacy">
        Nothing you paste leaves this page: its own policy forbids the browser every connection.
      </p>
      <h3 id="examples" className="welcome-sub">
        Or open a case like yours
      </h3>
      <ExampleList />
    </section>
  );
}
