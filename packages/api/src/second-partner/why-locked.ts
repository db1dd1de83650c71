import { may, mayEdit } from '@tierline/domain/viewer';
import type { ScreenContext } from '../screen/screen.ts';
import type { DealView } from './load-deal.ts';

/** Why the viewer may not choose; null when he may. */
export function whyLocked({ viewer, crm, sentences, labels }: ScreenContext, { deal }: DealView): string | null {
  const words = sentences.deal_screen;
  if (!may(viewer.role, 'assign') || !viewer.record?.edit) return words.readOnly(sentences.deal[deal.kind]);
  const field = crm.secondPartnerField(deal.kind);
  return mayEdit(viewer.record, field) ? null : words.fieldReadOnly(labels);
}
