import { AssociationSpecAssociationCategoryEnum as Category } from '@hubspot/api-client/lib/codegen/crm/associations/v4/index.js';
import type { ChainSource } from './chain.ts';
import type { HubSpotClient } from './client.ts';
import { partialFailure } from './failure.ts';
import type { LabelChanges } from './label-changes.ts';

/**
 * The new label comes before the old one goes, so that at no moment the record has none. What is created replaces a
 * company's own labels, so those that it has are sent along; archiving a label leaves the association itself
 * ("Associate records", update record association labels).
 */
export async function applyLabelChanges(
  { associations }: HubSpotClient,
  pair: ChainSource['pair'],
  label: number,
  recordId: string,
  { add, unlabel, unlink }: LabelChanges,
): Promise<void> {
  const [from = '', to = ''] = pair.split('-');
  const labelled = (companyId: string, labels: number[]) => ({
    _from: { id: recordId },
    to: { id: companyId },
    types: labels.map((associationTypeId) => ({ associationCategory: Category.UserDefined, associationTypeId })),
  });
  if (add !== null) {
    const answer = await associations.create(from, to, { inputs: [labelled(add.companyId, add.labels)] });
    const [error] = ('errors' in answer ? answer.errors : undefined) ?? [];
    if (error) throw partialFailure(error);
  }
  if (unlabel.length > 0)
    await associations.archiveLabels(from, to, { inputs: unlabel.map((id) => labelled(id, [label])) });
  if (unlink.length > 0) {
    await associations.archive(from, to, { inputs: [{ _from: { id: recordId }, to: unlink.map((id) => ({ id })) }] });
  }
}
