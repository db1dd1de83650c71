import type { Block, PickerField } from '@tierline/blocks/vocabulary';
import { may } from '@tierline/domain/viewer';
import { action, query } from '../screen/action.ts';
import type { ScreenContext } from '../screen/screen.ts';
import { findCandidates } from './find-candidates.ts';
import type { DealView } from './load-deal.ts';
import { toOptions } from './options.ts';

/** The choice of the second partner, or why there is none to make. */
export async function drawChoice(ctx: ScreenContext, view: DealView): Promise<Block[]> {
  const { sentences, labels } = ctx;
  const words = sentences.deal_screen;
  const { deal, contracts, pending, secondPartner } = view;
  const kind = sentences.deal[deal.kind];
  if (deal.deleted) return [];
  if (!contracts.partner) {
    const text = words.noPartnerText(labels);
    return [{ kind: 'empty', id: 'no-partner', title: words.noPartner(labels, kind), text }, ...drawClear(ctx, view)];
  }
  const list = await findCandidates(ctx.scope, contracts, '');
  const preferred = list.candidates.find(
    ({ eligible, reason }) => eligible && reason.code === 'contract' && reason.preferred,
  );
  const locked = whyLocked(ctx, view);
  const saved = pending ? pending.row.desiredId : deal.secondPartnerId;
  const field: PickerField = {
    type: 'picker',
    name: 'secondPartner',
    label: labels.secondPartner,
    placeholder: words.search(labels),
    required: true,
    value: saved,
    ...toOptions(ctx, { ...list, partnerName: contracts.partner.name }, pending ? pending.desired : secondPartner),
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
  return [{ kind: 'form', id: `choice:${deal.id}`, fields: [field], submit, others: clearActions(ctx, view) }];
}

/** Why the viewer may not choose; null when he may. */
function whyLocked({ viewer, crm, sentences, labels }: ScreenContext, { deal }: DealView): string | null {
  const words = sentences.deal_screen;
  if (!may(viewer.role, 'assign') || !viewer.record?.edit) return words.readOnly(sentences.deal[deal.kind]);
  const field = crm.secondPartnerField(deal.kind);
  return viewer.record.editableFields.includes(field) ? null : words.fieldReadOnly(labels);
}

function clearActions(ctx: ScreenContext, view: DealView) {
  const { sentences, labels } = ctx;
  const words = sentences.deal_screen;
  const name = view.pending ? view.pending.desired?.name : view.secondPartner?.name;
  if (name === undefined || whyLocked(ctx, view) !== null) return [];
  const confirm = {
    title: words.removeTitle(labels.secondPartner),
    text: words.removeText(name, sentences.deal[view.deal.kind]),
    label: words.remove,
  };
  const input = { deal: view.deal.id };
  return [
    action({ id: 'clear', label: words.remove, call: 'secondPartner.clear', input, look: 'destructive', confirm }),
  ];
}

function drawClear(ctx: ScreenContext, view: DealView): Block[] {
  const actions = clearActions(ctx, view);
  return actions.length === 0 ? [] : [{ kind: 'actions', id: 'clear', actions }];
}
