import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}'],
          exclude: ['**/*.browser.test.ts', '**/*.stack.test.ts'],
        },
      },
      {
        test: {
          name: 'whole',
          include: ['src/**/*.browser.test.ts', 'src/**/*.stack.test.ts'],
          // Each starts a whole sandbox: one after another leaves a small machine room.
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
