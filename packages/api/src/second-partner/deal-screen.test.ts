import type { Block, BlockOf, Kind } from '@tierline/blocks/vocabulary';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorld, type World } from '../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

function find<K extends Kind>(blocks: Block[], kind: K): BlockOf<K> | undefined {
  return blocks.find((block): block is BlockOf<K> => block.kind === kind);
}

describe('the card of a deal', () => {
  it('smoke', async () => {
    const { status, data, problem } = await world.as('rep', world.ids.open).open('deal');
    console.log(JSON.stringify({ status, data, problem }, null, 1));
    expect(problem).toBeUndefined();
    expect(find(data.blocks, 'chain')?.links.map((link) => link.name)).toEqual([
      'Acme Networks',
      'Not set',
      'Brightline',
      'City of Leipzig',
    ]);
    const form = find(data.blocks, 'form');
    const northwind = form?.fields[0]?.options[0]?.value ?? '';
    const deal = String(form?.submit.input.deal);
    const answer = await world
      .as('rep', world.ids.open)
      .act('deal', 'secondPartner.assign', { deal, secondPartner: northwind });
    console.log(JSON.stringify(answer, null, 1));
    expect(world.org.admin.findRecord('Opportunity', world.ids.open)?.Distributor__c).toBe(world.ids.northwind);
  });
});
