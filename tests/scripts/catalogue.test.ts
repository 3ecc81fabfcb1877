import { expect, it } from 'vitest';
import { catalogue } from '../../scripts/catalogue.mjs';

it('writes rules as Markdown in which their own words are no markup', () => {
  const text = catalogue([
    {
      id: 'docker-daemon/insecure-registry',
      title: 'Verification is off for a registry',
      severity: 'unsafe',
      what: 'The list holds <host>',
      why: 'dockerd_does | this',
      whatToDo: 'Install the CA',
      references: [{ says: 'the list', source: 'registry/config.go' }],
      since: '1.0',
    },
  ]);
  expect(text).toContain(
    '## docker-daemon\n\n| rule | severity | problem |\n|---|---|---|\n| [docker-daemon/insecure-registry](#docker-daemoninsecure-registry) | unsafe | Verification is off for a registry |\n',
  );
  expect(text).toContain('**Verification is off for a registry** (unsafe, since 1.0)\n\nThe list holds \\<host\\>\n');
  expect(text).toContain('*Why:* dockerd\\_does \\| this\n');
  expect(text).toMatch(/- the list: registry\/config.go\n$/);
});
