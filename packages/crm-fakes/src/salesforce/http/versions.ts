import type { Hono } from 'hono';
import type { Env } from './context.ts';

const newest = 67;
const oldest = 31;
const seasons = ['Spring', 'Summer', 'Winter'];

/** 67.0 is Summer '26; three versions a year. */
function labelOf(version: number): string {
  const year = 26 + Math.floor((version - 66) / 3) + (seasonOf(version) === 'Winter' ? 1 : 0);
  return `${seasonOf(version)} '${year}`;
}

function seasonOf(version: number): string {
  return seasons[version % 3] ?? '';
}

export const versions = Array.from({ length: newest - oldest + 1 }, (_, index) => ({
  label: labelOf(oldest + index),
  url: `/services/data/v${oldest + index}.0`,
  version: `${oldest + index}.0`,
}));

export function isKnownVersion(version: string): boolean {
  return versions.some((each) => each.version === version);
}

/** "Versions": open to everyone. */
export function mountVersions(app: Hono<Env>): void {
  app.get('/services/data', (c) => c.json(versions));
}
