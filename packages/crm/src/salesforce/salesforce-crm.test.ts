import { expect, it } from 'vitest';
import { describeCrm } from '../testing/conformance.ts';
import { readAll } from '../testing/read-all.ts';
import { createSalesforceWorld } from '../testing/salesforce-world.ts';

describeCrm('Salesforce with one currency', () => createSalesforceWorld(['USD']));
describeCrm('Salesforce with several currencies', () => createSalesforceWorld(['EUR', 'USD']));

it('Salesforce lists everything in the order of ids, which no change disturbs while a read goes on', async () => {
  const world = await createSalesforceWorld(['USD']);
  const one = await world.seedDeal({ name: 'one' });
  world.advance(1);
  const two = await world.seedDeal({ name: 'two' });
  world.advance(1);
  await world.rename('deal', one, 'one, again');
  expect((await readAll(world.crm, 'deal', null)).map(({ id }) => id)).toEqual([one, two]);
  await world.close();
});

it('Salesforce is asked nothing but the write itself when that fails', async () => {
  const world = await createSalesforceWorld(['USD']);
  const id = await world.seedDeal({ name: 'one' });
  await world.crm.find('deal', id); // opens the session
  const before = world.requests();
  world.breakNext('write', { answer: 'locked' });
  await expect(world.crm.writeSecondPartner('deal', id, null)).rejects.toMatchObject({ code: 'locked' });
  expect(world.requests() - before).toBe(1);
  await world.close();
});
