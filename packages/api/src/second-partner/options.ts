import type { AskAnswer } from '@tierline/blocks/protocol';
import type { Option } from '@tierline/blocks/vocabulary';
import type { OrganizationRow } from '@tierline/db/organization';
import type { Organization } from '@tierline/domain/organization';
import type { OrganizationField } from '@tierline/domain/organization-field';
import { nameEdits } from '../explain/name-edits.ts';
import type { OutputOf } from '../features.ts';
import type { ScreenContext } from '../screen/screen.ts';
import type { ExplainedCandidate, ExplainedCandidates } from './find-candidates.ts';

/** The picker's options for what the person has typed. */
export const showCandidates = async (
  ctx: ScreenContext,
  { partner, ...list }: OutputOf<'secondPartner.candidates'>,
): Promise<AskAnswer> => ({ kind: 'options', ...toOptions(ctx, partner, list, null) });

/** Candidates as options with their reasons; `chosen` is kept among them, so that the field can show its value. */
export function toOptions(
  ctx: ScreenContext,
  partner: Organization | null,
  { candidates, left, fields }: ExplainedCandidates,
  chosen: OrganizationRow | null,
): { options: Option[]; more?: string } {
  const options = candidates.map((candidate) => toOption(ctx, partner, fields, candidate));
  if (chosen && !options.some(({ value }) => value === chosen.id)) {
    options.unshift({ value: chosen.id, label: chosen.name });
  }
  return left > 0 ? { options, more: ctx.sentences.deal_screen.more(left) } : { options };
}

function toOption(
  { sentences, labels, locale }: ScreenContext,
  partner: Organization | null,
  fields: readonly OrganizationField[],
  { organization, eligible, reason, nearest }: ExplainedCandidate,
): Option {
  const option = { value: organization.id, label: organization.name };
  if (nearest) {
    const names = { partner: partner?.name ?? '', secondPartner: organization.name };
    const edits = nameEdits(sentences, fields, nearest.edits, names);
    return { ...option, disabled: sentences.explain.nearest(nearest.name, edits) };
  }
  const text = sentences.reason(reason, partner?.name ?? '', labels, locale);
  return eligible ? { ...option, hint: text } : { ...option, disabled: text };
}
