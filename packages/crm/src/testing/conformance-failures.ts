import { expect, it } from 'vitest';
import type { CrmFault, CrmWorld } from './crm-world.ts';
import { RETRY_AFTER } from './crm-world.ts';
import { readAll } from './read-all.ts';

const FAULTS: readonly [CrmFault, object][] = [
  [{ answer: 'locked' }, { code: 'locked' }],
  [{ answer: 'rate limited' }, { code: 'rate_limited', retryAfter: RETRY_AFTER }],
  [{ answer: 'bad gateway' }, { code: 'unavailable' }],
  [{ answer: 'connection lost', when: 'before' }, { code: 'unavailable' }],
  [{ answer: 'silence', when: 'before' }, { code: 'unavailable' }],
];

export function testFailures(world: () => CrmWorld): void {
  async function seedPair({ seedOrganization, seedDeal }: CrmWorld) {
    const secondPartnerId = await seedOrganization({ name: 'TD SYNNEX' });
    return { secondPartnerId, id: await seedDeal({ name: 'Fleet renewal' }) };
  }

  it.each(FAULTS)(
    'a write that meets %j fails so, writes nothing and is not repeated by the adapter',
    async (fault, failure) => {
      const { crm, breakNext, writes } = world();
      const { id, secondPartnerId } = await seedPair(world());
      await crm.find('deal', id); // opens the session
      const before = writes();
      breakNext('write', fault);
      await expect(crm.writeSecondPartner('deal', id, secondPartnerId)).rejects.toMatchObject({
        name: 'CrmFailure',
        message: expect.stringMatching(/./),
        ...failure,
      });
      expect(writes() - before).toBe(1);
      expect(await crm.find('deal', id)).toMatchObject({ secondPartnerId: null });
    },
  );

  it.each(['connection lost', 'silence'] as const)(
    'a write whose answer is lost (%s) is in doubt, and reading shows that it was done',
    async (answer) => {
      const { crm, breakNext } = world();
      const { id, secondPartnerId } = await seedPair(world());
      breakNext('write', { answer, when: 'after' });
      await expect(crm.writeSecondPartner('deal', id, secondPartnerId)).rejects.toMatchObject({ code: 'unavailable' });
      expect(await crm.find('deal', id)).toMatchObject({ secondPartnerId });
    },
  );

  it('a write that was done, and whose record could not be shown, is in doubt too', async () => {
    const { crm, breakNext } = world();
    const { id, secondPartnerId } = await seedPair(world());
    await crm.find('deal', id);
    breakNext('read back', { answer: 'rate limited' });
    await expect(crm.writeSecondPartner('deal', id, secondPartnerId)).rejects.toMatchObject({ code: 'unavailable' });
    expect(await crm.find('deal', id)).toMatchObject({ secondPartnerId });
  });

  it.each(FAULTS.filter(([fault]) => fault.answer !== 'locked'))(
    'a read that meets %j fails so, and the next one succeeds',
    async (fault, failure) => {
      const { crm, breakNext } = world();
      const { id } = await seedPair(world());
      await crm.find('deal', id);
      breakNext('read', fault);
      await expect(readAll(crm, 'deal', null)).rejects.toMatchObject({ name: 'CrmFailure', ...failure });
      expect(await readAll(crm, 'deal', null)).toMatchObject([{ id }]);
    },
  );

  it('a failure half way through a list does not look like its end', async () => {
    const { crm, breakNext, seedLead, pageSize } = world();
    for (let number = 0; number <= pageSize; number += 1)
      await seedLead({ lastName: `Example ${number}`, company: 'Bulk' });
    const reading = (async () => {
      for await (const _ of crm.list('lead', { since: null })) breakNext('read', { answer: 'bad gateway' });
    })();
    await expect(reading).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('a permission that was taken away is said in the words of the CRM, and is not waited for', async () => {
    const { crm, revokeWriting } = world();
    const { id, secondPartnerId } = await seedPair(world());
    revokeWriting();
    await expect(crm.writeSecondPartner('deal', id, secondPartnerId)).rejects.toMatchObject({
      code: expect.stringMatching(/^(rejected|not_authorized)$/),
      message: expect.stringMatching(/./),
    });
    expect(await crm.find('deal', id)).toMatchObject({ secondPartnerId: null });
  });

  it('a session that ends in the midst of a run is renewed, and nobody notices', async () => {
    const { crm, endSessions, seedLead, pageSize } = world();
    for (let number = 0; number <= pageSize; number += 1)
      await seedLead({ lastName: `Example ${number}`, company: 'Bulk' });
    const seen = new Set<string>();
    for await (const { records } of crm.list('lead', { since: null })) {
      for (const { id } of records) seen.add(id);
      endSessions();
    }
    expect(seen.size).toBe(pageSize + 1);
  });

  it('a session that ended does not keep a write from being done, once', async () => {
    const { crm, endSessions } = world();
    const { id, secondPartnerId } = await seedPair(world());
    await crm.find('deal', id);
    endSessions();
    expect(await crm.writeSecondPartner('deal', id, secondPartnerId)).toMatchObject({ secondPartnerId });
  });

  it('tokens that are refused, however new, are not asked for without end', async () => {
    const { crm, refuseAllTokens, requests } = world();
    const { id } = await seedPair(world());
    await crm.find('deal', id);
    const before = requests();
    refuseAllTokens();
    await expect(crm.find('deal', id)).rejects.toMatchObject({ code: 'not_authorized' });
    expect(requests() - before).toBeLessThanOrEqual(4);
  });
}
