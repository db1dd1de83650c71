import { defineConfig } from 'vitest/config';

export default defineConfig({
  // npm and HubSpot's builder take seconds, and a cold machine takes its time.
  test: { include: ['checks/**/*.test.{ts,tsx}'], testTimeout: 60_000, hookTimeout: 60_000 },
});
