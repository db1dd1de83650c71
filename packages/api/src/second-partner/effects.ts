import type { Effect } from '@tierline/blocks/protocol';
import { findOrganization } from '@tierline/db/organization';
import { findOutbox } from '@tierline/db/outbox';
import type { ScreenContext } from '../screen/screen.ts';

/** What the person is told after choosing or removing: that it is saved, or that it is kept; a refusal stands on the card. */
export async function tellAssignment(ctx: ScreenContext, { write }: { write: string | null }): Promise<Effect[]> {
  const { sentences, labels, scope } = ctx;
  const words = sentences.deal_screen;
  const entry = write === null ? null : await findOutbox(scope, write);
  if (!entry || entry.state === 'refused') return [];
  if (entry.state === 'pending') return [{ do: 'toast', tone: 'info', title: words.kept }];
  const desired = entry.desiredId === null ? null : await findOrganization(scope, entry.desiredId);
  const title = desired ? words.saved(desired.name, labels.role) : words.removed(labels.role);
  return [{ do: 'toast', tone: 'good', title }];
}

export const tellDismissal = async ({ sentences }: ScreenContext): Promise<Effect[]> => [
  { do: 'toast', tone: 'info', title: sentences.deal_screen.aside },
];
