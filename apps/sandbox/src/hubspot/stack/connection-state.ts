import { setTimeout as pause } from 'node:timers/promises';
import type { ScreenAnswer } from '@tierline/blocks/protocol';
import type { Block } from '@tierline/blocks/vocabulary';
import { StartFailure } from '../../stack/start-failure.ts';
import type { AdminCalls } from './admin-calls.ts';

const WITHIN_MS = 60_000;
const ASK_EVERY_MS = 250;

/** Every block of a screen, those within sections too. */
const flatten = (blocks: readonly Block[]): Block[] =>
  blocks.flatMap((block) => [block, ...(block.kind === 'section' ? flatten(block.blocks) : [])]);

/** When a CRM was last read, as the admin's page says it; null where it does not, or not yet. */
export function lastReadOf(screen: ScreenAnswer, crm: 'salesforce' | 'hubspot'): string | null {
  for (const block of flatten(screen.blocks)) {
    if (block.kind !== 'properties' || block.id !== crm) continue;
    const value = block.items.find(({ id }) => id === 'last-read')?.cell.value;
    return value?.type === 'instant' ? value.at : null;
  }
  return null;
}

export const findAlert = (screen: ScreenAnswer, id: string) =>
  flatten(screen.blocks).find((block) => block.kind === 'alert' && block.id === id) as
    | Extract<Block, { kind: 'alert' }>
    | undefined;

/** Waits, looking at the admin's page, until HubSpot is set up and was read after that moment. */
export async function waitUntilRead(admin: AdminCalls, after: string): Promise<void> {
  let failure = 'nobody was let in';
  for (let waited = 0; waited < WITHIN_MS; waited += ASK_EVERY_MS) {
    const screen = await admin.open();
    const at = screen && lastReadOf(screen, 'hubspot');
    if (at && at > after && !findAlert(screen, 'setting-up')) return;
    if (screen) failure = findAlert(screen, 'failure:hubspot')?.text ?? 'it is still being set up';
    await pause(ASK_EVERY_MS);
  }
  throw new StartFailure(`HubSpot was not read within ${WITHIN_MS / 1000} seconds: ${failure}.`);
}
