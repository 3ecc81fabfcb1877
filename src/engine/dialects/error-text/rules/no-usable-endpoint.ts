import { diagnosis } from '../diagnosis.ts';
import { hostsToml, resolver } from '../sources.ts';

export const rule = diagnosis({
  id: 'error-text/no-usable-endpoint',
  title: 'No endpoint may serve the request',
  severity: 'breaks-now',
  codes: ['no-usable-endpoint'],
  what: 'The capabilities in hosts.toml leave no endpoint for this request.',
  why: 'A pull by tag needs an endpoint with pull and resolve, a pull by digest one with pull, a push one with push.',
  whatToDo: 'Give the [host] table capabilities = ["pull", "resolve"], and "push" where nerdctl or ctr push.',
  references: [resolver, hostsToml],
});
