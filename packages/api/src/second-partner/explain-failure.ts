import type { OutboxRow } from '@tierline/db/outbox';
import type { CrmFailureCode } from '@tierline/domain/crm';
import type { Sentences } from '../sentences/english.ts';

/** Why a write waits or was refused, as a sentence; the CRM's own words where it gave some. */
export function explainFailure(
  sentences: Sentences,
  { failureCode, failureText, crm }: Pick<OutboxRow, 'failureCode' | 'failureText' | 'crm'>,
): string {
  const words = sentences.deal_screen;
  if (failureCode === 'overtaken') return words.overtaken(sentences.crm[crm]);
  if (failureCode === 'overtaken_elsewhere') return words.overtakenElsewhere;
  if (failureCode === 'no_counterpart') return words.noCounterpart(sentences.crm[crm]);
  if (failureCode === 'sent_together') return sentences.contracts.sentTogether;
  if (failureCode === 'changed_back') return words.changedBack(sentences.crm[crm]);
  const tell = sentences.problems[`crm_${failureCode as CrmFailureCode}`] ?? sentences.problems.fault;
  return tell(failureText === null ? {} : { text: failureText });
}
