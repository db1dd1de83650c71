import { type Database, toDatabase, transact } from '@tierline/db/open-database';
import type { CrmOrganization } from '@tierline/domain/crm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { takeOrganizations } from './take-organizations.ts';
import { loadTerms } from './terms.ts';
import { distributor, NOW, openTenant, reseller } from './testing/tenant-database.ts';

let tenant: Awaited<ReturnType<typeof openTenant>>;
beforeEach(async () => {
  tenant = await openTenant();
});
afterEach(() => tenant.close());

/** How many statements it takes to take these records over. */
async function take(records: readonly CrmOrganization[]): Promise<number> {
  const { db, count } = counting(tenant.db);
  const terms = await loadTerms(tenant.scope);
  const readings = records.map((record) => ({ record, readAt: NOW }));
  await transact(db, (tx) => takeOrganizations({ ...tenant.scope, db: tx }, 'salesforce', terms, readings, NOW));
  return count();
}

function counting(of: Database): { db: Database; count: () => number } {
  let statements = 0;
  const counted = <T extends object>(target: T): T =>
    new Proxy(target, {
      get(_, name) {
        const member: unknown = Reflect.get(target, name, target);
        if (typeof member !== 'function') return member;
        return async (...args: unknown[]) => {
          if (name === 'execute') statements += 1;
          const answer: unknown = await member.apply(target, args);
          return name === 'transaction' ? counted(answer as object) : answer;
        };
      },
    });
  return { db: toDatabase(counted(of.$client)), count: () => statements };
}

const distributors = ['Northwind', 'Kestrel', 'Ostrava'];
const page = (size: number): CrmOrganization[] => [
  ...distributors.map((name) => distributor(name, name)),
  ...Array.from({ length: size }, (_, n) =>
    reseller(`r${n}`, `Reseller ${n}`, distributors.slice(0, n % 4), { values: { region: ['EMEA'] } }),
  ),
];

describe('a page of company records', () => {
  it('costs as few statements as a small one, if it brings nothing new', async () => {
    const [small, large] = [page(20), page(200)];
    await take(large);
    const ofSmall = await take(small);
    expect(ofSmall).toBeGreaterThan(5);
    expect(ofSmall).toBeLessThan(20);
    expect(await take(large)).toBe(ofSmall);
  });

  it('costs some more for each record that is new', async () => {
    const known = await take(page(20)).then(() => take(page(20)));
    const more = Array.from({ length: 100 }, (_, n) => reseller(`s${n}`, `Seller ${n}`, ['Kestrel']));
    expect(((await take([...page(20), ...more])) - known) / more.length).toBeLessThan(10);
  });
});
