import type { Crm, CrmOrganization, RecordWrite } from '@tierline/domain/crm';

/** Writes a company record and answers with it as it stands after that; throws the failure that there was. */
export async function writeOrganization(crm: Crm, id: string, write: RecordWrite): Promise<CrmOrganization> {
  const [result] = await crm.writeMany('organization', [{ id, tierlineId: 'unused', write }]);
  if (!result?.ok) throw result?.failure ?? new Error('no answer');
  const record = await crm.find('organization', result.id);
  if (record === null) throw new Error('it is gone');
  return record;
}
