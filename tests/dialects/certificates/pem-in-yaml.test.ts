import { describe, expect, test } from 'vitest';
import { analyse, intake } from '../../../src/engine/index.ts';
import { certificates } from '../../pki/index.ts';

const pems = await certificates();
const indented = (pem: string, by: number): string => pem.replace(/^(?=.)/gm, ' '.repeat(by));

const told = async (paste: string): Promise<string[]> => {
  const { findings } = await analyse({ files: intake(paste), at: '2026-11-21T00:00:00Z' });
  return findings.filter(({ rule }) => rule === 'certificates/pem-unreadable').map(({ severity }) => severity);
};

describe('PEM that is indented', () => {
  test.each([
    ['cloud-init', `#cloud-config\nca_certs:\n  trusted:\n    - |\n${indented(pems.root, 6)}`],
    ['a playbook', `- copy:\n    dest: /etc/ssl/corp.pem\n    content: |\n${indented(pems.root, 6)}`],
    ['values with two of them', `corp-ca.crt: |-\n${indented(pems.root + pems['other-root'], 2)}replicas: 2\n`],
  ])('is what YAML wants in %s', async (_, paste) => {
    expect(await told(paste)).toEqual([]);
  });

  test.each([
    ['without the key above it', indented(pems.root, 6)],
    ['below a key that opens no block', `corp-ca.crt:\n${indented(pems.root, 2)}`],
    ['no deeper than the key', `  corp-ca.crt: |\n${indented(pems.root, 2)}`],
  ])('is told %s', async (_, paste) => {
    expect(await told(paste)).toHaveLength(1);
  });
});
