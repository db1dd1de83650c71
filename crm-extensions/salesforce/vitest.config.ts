import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      // What stands in for the platform: Java tools take seconds, and a cold machine takes its time.
      { test: { name: 'checks', include: ['checks/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000 } },
      './vitest.lwc.config.ts',
    ],
  },
});
