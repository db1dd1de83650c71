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
          // Each file starts whole sandboxes and a browser: two at a time is what a machine with two cores can carry.
          maxWorkers: 2,
          testTimeout: 60_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
