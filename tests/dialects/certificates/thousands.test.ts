import { expect, test } from 'vitest';
import { analyse } from '../../../src/engine/index.ts';
import { at, certificates } from '../../pki/index.ts';

test('of a certificate that stands in a file more often than certificates are read, one is left', async () => {
  const { root } = await certificates();
  const report = await analyse({ files: [{ path: 'ca.pem', text: root.repeat(700) }], at });
  expect(report.findings).toMatchObject([{ rule: 'certificates/duplicate-certificate' }]);
  expect(report.plan.files).toMatchObject([{ path: 'ca.pem', after: root }]);
});
