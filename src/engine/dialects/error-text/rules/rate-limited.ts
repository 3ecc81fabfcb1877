import { diagnosis } from '../diagnosis.ts';
import { rateLimits } from '../sources.ts';

export const rule = diagnosis({
  id: 'error-text/rate-limited',
  title: 'The registry limits pulls',
  severity: 'breaks-now',
  codes: ['rate-limit'],
  what: 'Too many pulls came from this account or address in too short a time.',
  why: 'Docker Hub counts anonymous pulls by address, so a whole cluster behind one NAT shares the limit; other registries limit likewise.',
  whatToDo:
    'Log in for pulls of that registry (an imagePullSecret), or pull through a cache or mirror of your own; then wait until the limit has passed.',
  references: [rateLimits],
});
