import { RecordCache, type RecordRepresentation } from './record-cache.ts';
import { callSalesforce } from './salesforce-api.ts';

/** The page's one record cache: the native form and every wire share it. */
export const records = new RecordCache(
  ({ recordId, fields, optionalFields }) => {
    const query = new URLSearchParams();
    if (fields.length > 0) query.set('fields', fields.join(','));
    if (optionalFields.length > 0) query.set('optionalFields', optionalFields.join(','));
    return callSalesforce<RecordRepresentation>(`/ui-api/records/${recordId}?${query}`);
  },
  () => performance.now(),
);

export async function saveRecord(recordId: string, fields: Record<string, unknown>): Promise<RecordRepresentation> {
  const saved = await callSalesforce<RecordRepresentation>(`/ui-api/records/${recordId}`, {
    method: 'PATCH',
    body: { fields },
  });
  await records.refresh([recordId]);
  return saved;
}
