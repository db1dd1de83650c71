import type { Block, PickerField } from '@tierline/blocks/vocabulary';
import { action, query } from '../screen/action.ts';
import type { ScreenContext } from '../screen/screen.ts';
import { clearActions } from './clear-actions.ts';
import { findCandidates } from './find-candidates.ts';
import type { DealView } from './load-deal.ts';
import { isMisfit } from './misfit.ts';
import { toOptions } from './options.ts';
import { whyLocked } from './why-locked.ts';

/** The choice of the second partner, or why there is none to make. */
export async function drawChoice(ctx: ScreenContext, view: DealView): Promise<Block[]> {
  const { sentences, labels } = ctx;
  const words = sentences.deal_screen;
  const { deal, associations, pending, secondPartner } = view;
  const kind = sentences.deal[deal.kind];
  if (deal.deleted) return [];
  if (!associations.partner) {
    const text = words.noPartnerText(labels);
    return [
      { kind: 'empty', id: 'no-partner', title: words.noPartner(labels, kind), text },
      ...(isMisfit(view) ? [] : drawClear(ctx, view)),
    ];
  }
  const list = await findCandidates(ctx, associations, '');
  const preferred = list.candidates.find(({ reason }) => 'preferred' in reason && reason.preferred);
  const locked = whyLocked(ctx, view);
  const saved = pending ? pending.row.desiredId : deal.secondPartnerId;
  const field: PickerField = {
    type: 'picker',
    name: 'secondPartner',
    label: labels.role,
    placeholder: words.search(labels),
    required: true,
    value: saved,
    of: { id: associations.partner.id, left: words.choiceLeft(labels, associations.partner.name) },
    ...toOptions(ctx, associations.partner, list, pending ? pending.desired : secondPartner),
    search: query('secondPartner.candidates', { deal: deal.id }),
  };
  if (locked !== null) field.disabled = locked;
  else if (saved === null && preferred) {
    field.suggestion = preferred.organization.id;
    field.help = words.suggested(preferred.organization.name);
  }
  const submit = action({
    id: 'save',
    label: words.save,
    call: 'secondPartner.assign',
    input: { deal: deal.id },
    look: 'primary',
    ...(locked === null ? {} : { disabled: locked }),
  });
  return [
    {
      kind: 'form',
      id: `choice:${deal.id}`,
      fields: [field],
      submit,
      others: isMisfit(view) ? [] : clearActions(ctx, view),
    },
  ];
}

function drawClear(ctx: ScreenContext, view: DealView): Block[] {
  const actions = clearActions(ctx, view);
  return actions.length === 0 ? [] : [{ kind: 'actions', id: 'clear', actions }];
}
