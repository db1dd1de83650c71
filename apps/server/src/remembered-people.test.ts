import { CrmFailure } from '@tierline/domain/crm';
import { beforeEach, expect, it } from 'vitest';
import { rememberPeople } from './remembered-people.ts';

let asked: string[];
let down: boolean;
let time: number;
beforeEach(() => {
  asked = [];
  down = false;
  time = 0;
});

const people = () =>
  rememberPeople(
    {
      async find(tenantId, userId) {
        asked.push(`${tenantId}/${userId}`);
        if (down) throw new CrmFailure('unavailable', 'no answer');
        return { userId, email: 'a@b.example', name: `as of ${time}`, superAdmin: false };
      },
      list: async () => [],
    },
    () => time,
  );

it('asks for a person once a minute at most, for each vendor', async () => {
  const { find } = people();
  for (const at of [0, 59_999]) {
    time = at;
    expect((await find('one', '7'))?.name).toBe('as of 0');
  }
  await find('two', '7');
  time = 60_000;
  expect((await find('one', '7'))?.name).toBe('as of 60000');
  expect(asked).toEqual(['one/7', 'two/7', 'one/7']);
});

it('keeps who is known while HubSpot does not answer, for an hour', async () => {
  const { find } = people();
  await find('one', '7');
  down = true;
  time = 3_599_999;
  expect((await find('one', '7'))?.name).toBe('as of 0');
  time = 3_600_000;
  await expect(find('one', '7')).rejects.toThrow('no answer');
  await expect(find('one', '8')).rejects.toThrow('no answer');
});
