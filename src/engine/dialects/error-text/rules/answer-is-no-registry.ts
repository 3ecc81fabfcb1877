import { hostIn } from '../asking.ts';
import { diagnosis } from '../diagnosis.ts';
import { transport } from '../sources.ts';

export const rule = diagnosis({
  id: 'error-text/answer-is-no-registry',
  title: 'What answers is no registry',
  severity: 'breaks-now',
  codes: ['answer-of-no-registry'],
  what: 'The answer is a web page, a redirect or no HTTP at all, where a registry would send a manifest or an error in JSON.',
  why: 'The connection stands, and TLS where there is any. A login portal, an inspecting proxy or a load balancer answers in the registry’s place, or the port or path is that of its web interface.',
  whatToDo: 'See who answers.',
  references: [transport],
  remedy: (error) => ({
    whatToDo: `See who answers: curl -sSi https://${hostIn(error)}/v2/ | head. A registry sends Docker-Distribution-Api-Version or a JSON error; anything else needs another port or path, or the host in NO_PROXY.`,
  }),
});
