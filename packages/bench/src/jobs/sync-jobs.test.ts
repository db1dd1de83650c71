import { describe, expect, it } from 'vitest';
import { measureFirstRun } from './sync-first-run.ts';
import { measureSyncTraffic } from './sync-traffic.ts';

/** Both start servers and processes of their own. */
const PATIENCE_MS = 180_000;

describe('the jobs on sync, at a size that tells no times', () => {
  it(
    'sync traffic writes what has changed, in as few calls as there can be, and nothing for echoes and no-ops',
    async () => {
      const figures = await measureSyncTraffic({ changes: 400, seed: 1, waves: 2 });
      expect(figures.map(({ job }) => job)).toEqual([
        'sync traffic to HubSpot, delivered',
        'sync traffic to Salesforce, delivered',
      ]);
      for (const { answersEqual, calls, size } of figures) {
        expect(answersEqual).toBe(true);
        expect(calls).toEqual({ made: 2, least: 2 });
        expect(size['records written']).toBe(size['records changed']);
        expect(size['calls that write back']).toBe(0);
      }
    },
    PATIENCE_MS,
  );

  it(
    'a first run creates what HubSpot lacks, and the next one writes what was edited',
    async () => {
      const [first, second] = await measureFirstRun({ sizes: [300], seed: 1 });
      expect(first).toMatchObject({ job: 'sync first run', answersEqual: true, size: { created: 30 } });
      expect(second).toMatchObject({ answersEqual: true, size: { edited: 3 }, calls: { made: 1, least: 1 } });
    },
    PATIENCE_MS,
  );
});
