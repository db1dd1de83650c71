import { defineConfig } from 'vitest/config';

/** Many tests play whole histories in two CRMs: a second on a machine that has nothing else to do, and far more on a busy one. */
export default defineConfig({ test: { testTimeout: 60_000, hookTimeout: 60_000 } });
