import type { Page } from 'playwright-core';
import { evaluateBeside } from './isolated-world.ts';
import { auditLayout } from './layout-audit.ts';

/** Sentences about what sticks out of the page, is cut off, or lies on top of something else. */
export function listLayoutFaults(page: Page): Promise<string[]> {
  return evaluateBeside(page, `(${auditLayout.toString()})()`);
}
