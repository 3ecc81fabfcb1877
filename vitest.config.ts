import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    setupFiles: ['tests/property-seed.ts'],
    environment: 'node',
    pool: 'threads',
    // Only a hang shall fail: how fast something is, `npm run bench` says.
    testTimeout: 120_000,
  },
});
