import type { ScreenAnswer } from '@tierline/blocks/protocol';
import { action } from '../screen/action.ts';
import { toGoto } from '../screen/goto.ts';
import type { ScreenContext } from '../screen/screen.ts';
import type { MappingDraft } from './inputs.ts';

/** Seconds until the fields may be there. */
const AGAIN = 5;

/** Before the CRM has described its fields nothing can be said of them. */
export function drawUnread({ sentences }: ScreenContext, { crm, object }: MappingDraft): ScreenAnswer {
  const words = sentences.mapping;
  const crmName = sentences.crm[crm];
  const read = action({ id: 'read-fields', label: words.readFields, call: 'field.read', input: {} });
  return {
    title: words.title(crm, crmName, object),
    back: toGoto('sync-health', sentences.health.title, 'sync-health'),
    blocks: [
      { kind: 'empty', id: 'unread', title: words.unread, text: words.unreadText(crmName) },
      { kind: 'actions', id: 'read-fields', actions: [read] },
    ],
    watch: [],
    again: AGAIN,
  };
}
