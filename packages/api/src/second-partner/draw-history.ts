import type { Block, TimelineEntry } from '@tierline/blocks/vocabulary';
import type { AttributionEntry } from '@tierline/domain/attribution';
import type { ScreenContext } from '../screen/screen.ts';
import { type DealView, HISTORY } from './load-deal.ts';

/** Who joined and left the chain, when, and by whom; newest first. */
export function drawHistory(ctx: ScreenContext, { history }: DealView): Block {
  const words = ctx.sentences.deal_screen;
  const timeline: Block = {
    kind: 'timeline',
    id: 'history',
    entries: history.slice(0, HISTORY).map((entry) => drawEntry(ctx, entry)),
    ...(history.length > HISTORY ? { more: words.moreHistory } : {}),
  };
  const blocks: Block[] =
    history.length === 0 ? [{ kind: 'text', id: 'no-history', text: words.noHistory, tone: 'neutral' }] : [timeline];
  return { kind: 'section', id: 'history-section', title: words.history, blocks };
}

function drawEntry({ sentences, labels, crm }: ScreenContext, entry: AttributionEntry): TimelineEntry {
  const words = sentences.deal_screen;
  const role = entry.role === 'partner' ? labels.partner : labels.role;
  const name = entry.organizationName;
  const title =
    name === null
      ? words.cleared(role)
      : entry.source === 'first_read'
        ? words.found(role, name)
        : words.set(role, name);
  const drawn: TimelineEntry = { id: String(entry.seq), at: entry.at, title };
  if (entry.source === 'native') drawn.text = words.native(sentences.crm[entry.crm ?? crm.kind], entry.byName);
  if (entry.source === 'tierline' && entry.byName !== null) drawn.text = words.by(entry.byName);
  return drawn;
}
