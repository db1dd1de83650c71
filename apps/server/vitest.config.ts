import { defineConfig } from 'vitest/config';

// The operator's commands run as processes of their own, one after another; a busy machine takes a second for each.
export default defineConfig({ test: { testTimeout: 30_000, hookTimeout: 30_000 } });
