import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['src/**/*.test.{ts,tsx}'], exclude: ['**/*.browser.test.ts'] } },
      {
        test: {
          name: 'browser',
          include: ['src/**/*.browser.test.ts'],
          // Each starts a whole sandbox: one after another leaves a small machine room.
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
