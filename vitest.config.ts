import { defineConfig } from 'vitest/config';

/** Two projects: `unit` in Node alone, `e2e` one file after another in a real Chromium. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          include: [
            '{core,engines,cli,renderer,electron}/**/*.test.{ts,tsx}',
            'tests/*.test.ts',
            'tests/{golden,property,contract,figures,fault,cli,formats,corpus}/**/*.test.ts',
          ],
          exclude: ['**/node_modules/**', '**/*.e2e.test.ts'],
          testTimeout: 20_000,
          hookTimeout: 60_000,
          env: { TZ: 'UTC', NO_COLOR: '1' },
          server: { deps: { external: [/\/out\/cli\//] } },
        },
      },
      {
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['tests/{e2e,electron}/**/*.test.ts', 'tests/**/*.e2e.test.ts'],
          globalSetup: ['scripts/e2e-setup.mjs'],
          pool: 'forks',
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          env: { TZ: 'UTC' },
        },
      },
    ],
  },
});
