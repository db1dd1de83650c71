import type { CrmField } from '../crm.ts';
import { CONTRACTS_KEY, type FieldMapping, PREFERRED_KEY } from './field-mapping.ts';

/** The CRM's own names of the fields that lead from one organization to others. */
export interface ReferenceFields {
  contracts?: string;
  preferred?: string;
}

/** Those that an admin has chosen in place of the extension's own: adapters read and write them, for names and ids are theirs. */
export function listReferenceFields(mappings: readonly FieldMapping[]): ReferenceFields {
  const fieldOf = (key: string) =>
    mappings.find(
      (mapping) => mapping.object === 'organization' && mapping.key === key && mapping.direction !== 'excluded',
    )?.field;
  const [contracts, preferred] = [fieldOf(CONTRACTS_KEY), fieldOf(PREFERRED_KEY)];
  return { ...(contracts ? { contracts } : {}), ...(preferred ? { preferred } : {}) };
}

/** Whether a field can hold names that people have typed or chosen, and no ids as a lookup has them. */
export const isNameField = (field: Pick<CrmField, 'type'> | undefined): boolean =>
  field?.type === 'text' || field?.type === 'select' || field?.type === 'multi_select';
