import { diagnosis } from '../diagnosis.ts';
import { pullSecrets, resolver } from '../sources.ts';

export const rule = diagnosis({
  id: 'error-text/access-denied',
  title: 'The account may not see the image',
  severity: 'breaks-now',
  codes: ['auth-403', 'access-denied-or-missing', 'auth-insufficient-scope'],
  what: 'The registry refuses this image to this account, or it does not exist; registries answer both alike.',
  why: 'TLS and the connection are fine. insufficient_scope means: a token was given, without the right to pull this repository. Without any credentials a private repository looks missing.',
  whatToDo:
    'Check the spelling of project and repository, whether the account (robot) is a member with the right to pull, and whether credentials were sent at all.',
  references: [resolver, pullSecrets],
});
