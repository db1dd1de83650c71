import { parseArgs } from 'node:util';
import { type Figure, toText } from './figure.ts';
import { createFixture, type Fixture } from './fixture.ts';
import { measureAllPairs } from './jobs/all-pairs.ts';
import { measureCards } from './jobs/cards.ts';
import { measureOrganizationChange } from './jobs/organization-change.ts';
import { measureRandomRuleEdits } from './jobs/random-rule-edits.ts';
import { measureRuleEdit } from './jobs/rule-edit.ts';
import { measureSecondPartnersOfOne } from './jobs/second-partners-of-one.ts';
import { measureFirstRun } from './jobs/sync-first-run.ts';
import { measureSyncTraffic } from './jobs/sync-traffic.ts';
import { describeMachine } from './machine.ts';

/**
 * Ratios, taken in one run on one machine. Exits with 0 whatever they are: a benchmark is no test. `--quick` has a tenth of
 * everything but rules, `--job` names those that are wanted.
 */
const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    seed: { type: 'string', default: '42' },
    job: { type: 'string', multiple: true },
  },
});
const share = values.quick ? 0.1 : 1;
const seed = Number(values.seed);
const size = { partners: 100_000 * share, secondPartners: 5_000 * share, rules: 200, deals: 1_000_000 * share, seed };

let made: Fixture | null = null;
const fixture = () => {
  made ??= createFixture(size);
  return made;
};
const JOBS: Record<string, () => Promise<Figure[]> | Figure[]> = {
  'one-partner': () => measureSecondPartnersOfOne(fixture()),
  'all-pairs': () => measureAllPairs(fixture()),
  'rule-edit': () => measureRuleEdit(fixture()),
  'random-edits': () => measureRandomRuleEdits({ edits: 1000 * share, seed }),
  'organization-change': () => measureOrganizationChange(fixture()),
  card: () => measureCards(size, 3000 * share),
  'sync-first-run': () => measureFirstRun({ sizes: [25_000, 50_000, 100_000].map((each) => each * share), seed }),
  'sync-traffic': () => measureSyncTraffic({ changes: 100_000 * share, seed }),
};

tell({ ...describeMachine(), seed });
for (const [name, measure] of Object.entries(JOBS)) {
  if (values.job && !values.job.includes(name)) continue;
  for (const figure of await measure()) tell(figure, toText(figure));
}
tell(describeMachine());

function tell(
  line: object,
  text = Object.entries(line)
    .map(([what, value]) => `${what} ${value}`)
    .join(', '),
): void {
  process.stdout.write(`${values.json ? JSON.stringify(line) : text}\n`);
}
