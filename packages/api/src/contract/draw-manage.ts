import type { Block, MultiField, Option } from '@tierline/blocks/vocabulary';
import { listOrganizationsById, type OrganizationRow } from '@tierline/db/organization';
import { may, mayEdit } from '@tierline/domain/viewer';
import type { OutputOf } from '../features.ts';
import { drawPreview } from '../impact/preview.ts';
import { action, query } from '../screen/action.ts';
import { callFeature } from '../screen/call-feature.ts';
import { toGoto } from '../screen/goto.ts';
import type { ScreenContext } from '../screen/screen.ts';
import { listHeldContracts } from './list-held.ts';

/** The choice of a partner's second partners, with what it would change (rows 42, 43). */
export async function drawManage(ctx: ScreenContext, partner: OrganizationRow): Promise<Block> {
  const { sentences, labels } = ctx;
  const words = sentences.contracts;
  const held = await listHeldContracts(ctx.scope, partner.id);
  const locked = whyLocked(ctx);
  const input = { organization: partner.id, held };
  const form: Block = {
    kind: 'form',
    id: `manage:${partner.id}`,
    fields: [await drawSecondPartners(ctx, words.which(labels), held, locked)],
    submit: action({
      ...{ id: 'save-contracts', label: words.save, call: 'contract.set', input, look: 'primary' },
      ...(locked === null ? {} : { disabled: locked }),
    }),
    preview: drawPreview(sentences, 'contract.tryOut', input),
  };
  const blocks: Block[] = [form];
  if (locked === null) {
    const gotos = [toGoto('plan', words.plan, 'contract', { partner: partner.id })];
    blocks.push({ kind: 'actions', id: `plan:${partner.id}`, actions: [], gotos });
  }
  return {
    kind: 'section',
    id: `manage-section:${partner.id}`,
    title: words.manage(labels.secondPartner),
    folded: true,
    blocks,
  };
}

/** Why the viewer may not change the contracts of the partner on the page; null when he may. */
export function whyLocked({ viewer, crm, sentences }: ScreenContext): string | null {
  if (may(viewer.role, 'assign') && mayEdit(viewer.record, crm.organizationField('contracts'))) return null;
  return sentences.contracts.lockedField;
}

/** A choice of second partners, each with its load. */
export async function drawSecondPartners(
  ctx: ScreenContext,
  label: string,
  chosen: readonly string[],
  locked: string | null = null,
): Promise<MultiField> {
  const found = (await callFeature(ctx, 'query', 'contract.options', { words: '' })) as OutputOf<'contract.options'>;
  const { options, more } = toOptions(ctx, found);
  const known = new Set(options.map(({ value }) => value));
  const rest = await listOrganizationsById(
    ctx.scope,
    chosen.filter((id) => !known.has(id)),
  );
  return {
    ...{ type: 'multi', name: 'secondPartners', label, value: [...chosen], search: query('contract.options', {}) },
    placeholder: ctx.sentences.contracts.search(ctx.labels.secondPartner),
    options: [...rest.map(({ id, name }) => ({ value: id, label: name })), ...options],
    ...(more === undefined ? {} : { more }),
    ...(locked === null ? {} : { disabled: locked }),
  };
}

/** Second partners as options: what they have to do already, or why they cannot be chosen. */
export function toOptions(
  { sentences, labels, locale }: ScreenContext,
  { rows, total }: OutputOf<'contract.options'>,
): { options: Option[]; more?: string } {
  const options = rows.map(({ id, name, standing, load, held }): Option => {
    const option = { value: id, label: name };
    if (standing !== 'active') {
      return { ...option, disabled: sentences.reason({ code: 'not_active', standing }, '', labels, locale) };
    }
    return held
      ? { ...option, disabled: sentences.contracts.heldAlready }
      : { ...option, hint: sentences.contracts.load(load, labels.partner) };
  });
  return total > rows.length ? { options, more: sentences.deal_screen.more(total - rows.length) } : { options };
}
