import type { AskAnswer } from '@tierline/blocks/protocol';
import type { Option } from '@tierline/blocks/vocabulary';
import type { OrganizationRow } from '@tierline/db/organization';
import type { Candidate } from '@tierline/domain/candidates';
import type { OutputOf } from '../features.ts';
import type { ScreenContext } from '../screen/screen.ts';

type Candidates = OutputOf<'secondPartner.candidates'>;

/** The picker's options for what the person has typed. */
export const showCandidates = async (ctx: ScreenContext, candidates: Candidates): Promise<AskAnswer> => ({
  kind: 'options',
  ...toOptions(ctx, candidates, null),
});

/** Candidates as options with their reasons; `chosen` is kept among them, so that the field can show its value. */
export function toOptions(
  ctx: ScreenContext,
  { candidates, left, partnerName }: Candidates,
  chosen: OrganizationRow | null,
): { options: Option[]; more?: string } {
  const options = candidates.map((candidate) => toOption(ctx, partnerName ?? '', candidate));
  if (chosen && !options.some(({ value }) => value === chosen.id)) {
    options.unshift({ value: chosen.id, label: chosen.name });
  }
  return left > 0 ? { options, more: ctx.sentences.deal_screen.more(left) } : { options };
}

function toOption(
  { sentences, labels, locale }: ScreenContext,
  partnerName: string,
  { organization, eligible, reason }: Candidate,
): Option {
  const text = sentences.reason(reason, partnerName, labels, locale);
  const option = { value: organization.id, label: organization.name };
  return eligible ? { ...option, hint: text } : { ...option, disabled: text };
}
