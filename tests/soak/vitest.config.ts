import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

/** One long test after the other, so that what one measures is not disturbed by the next. */
export default defineConfig({
  root: resolve(import.meta.dirname, '../..'),
  test: {
    name: 'soak',
    environment: 'node',
    include: ['tests/soak/**/*.soak.test.ts'],
    fileParallelism: false,
    testTimeout: 0,
    hookTimeout: 0,
    env: { TZ: 'UTC' },
  },
});
