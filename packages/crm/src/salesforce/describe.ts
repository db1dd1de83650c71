import { CrmFailure } from '@tierline/domain/crm';
import type { Api } from './api.ts';
import { hasErrorCode } from './failure.ts';

export interface DescribedField {
  name: string;
  label: string;
  type: string;
  updateable: boolean;
  createable?: boolean;
  restrictedPicklist?: boolean;
  /** Of a lookup: the objects that it may lead to. */
  referenceTo?: string[];
  picklistValues?: { value: string; label: string | null; active: boolean }[];
}

/** What a user may do with an object and its fields; fields that he may not read are not there. */
export interface Description {
  createable: boolean;
  updateable: boolean;
  deletable: boolean;
  fields: DescribedField[];
  recordTypeInfos?: RecordTypeInfo[];
}

export interface RecordTypeInfo {
  recordTypeId: string;
  name: string;
  /** Whether this user may give it to a record. */
  available: boolean;
  master: boolean;
  active?: boolean;
}

/** REST API Developer Guide, "sObject Describe"; `null` for an object that the org does not have, or not for this user. */
export async function describe(api: Api, object: string): Promise<Description | null> {
  try {
    const { body } = await api({ method: 'GET', path: `/sobjects/${object}/describe` });
    if (isDescription(body)) return body;
    throw new CrmFailure('unavailable', 'Salesforce described an object without its fields.', { cause: body });
  } catch (error) {
    if (error instanceof CrmFailure && (error.code === 'not_found' || hasErrorCode(error, 'INVALID_TYPE'))) return null;
    throw error;
  }
}

/** API names are not case sensitive. */
export const findField = ({ fields }: Description, name: string): DescribedField | undefined =>
  fields.find((field) => field.name.toLowerCase() === name.toLowerCase());

const isDescription = (body: unknown): body is Description =>
  typeof body === 'object' && body !== null && 'fields' in body && Array.isArray(body.fields);
