import type { AccessReport, AccessRight } from '@tierline/domain/access-report';
import type { CrmObject, CrmRecords } from '@tierline/domain/crm';
import { watchedFields } from './account-fields.ts';
import type { Api } from './api.ts';
import { pathsOf } from './columns.ts';
import { type Description, describe, findField } from './describe.ts';
import type { SalesforceFields } from './fields.ts';
import { objectName } from './objects.ts';
import { queryRows } from './query-pages.ts';
import { recordColumns } from './record-columns.ts';
import { STANDARD_CONTACT_FIELDS, standardAccountFields, TIERLINE_ID } from './standard-fields.ts';

const OBJECTS: readonly CrmObject[] = ['organization', 'contact', 'deal', 'lead'];
const KEYS = 'Tierline_Signing_Key__c';

/** Asks the org in the integration user's own session, so that it answers for that user. Changes nothing. */
export async function checkAccess(api: Api, fields: SalesforceFields): Promise<AccessReport> {
  const described = await Promise.all(OBJECTS.map((object) => describe(api, objectName(object))));
  const keys = await describe(api, KEYS);
  const ofObjects = OBJECTS.map((object, nth) => compare(object, described[nth] ?? null, fields));
  const ofKeys =
    keys === null ? needOf(KEYS) : { missing: [], excess: excessOf(KEYS, keys, ['create', 'edit', 'delete']) };
  return {
    missing: [...ofObjects, ofKeys].flatMap(({ missing }) => missing),
    excess: [...(await excessOverAll(api)), ...[...ofObjects, ofKeys].flatMap(({ excess }) => excess)],
    ...tellNotLookups(ofObjects.flatMap(({ notLookups = [] }) => notLookups)),
  };
}

const tellNotLookups = (found: NonNullable<AccessReport['notLookups']>): Pick<AccessReport, 'notLookups'> =>
  found.length > 0 ? { notLookups: found } : {};

const needOf = (object: string): AccessReport => ({ missing: [{ right: 'read', object }], excess: [] });

function compare(object: CrmObject, described: Description | null, fields: SalesforceFields): AccessReport {
  const name = objectName(object);
  if (described === null) return needOf(name);
  const missing: AccessRight[] = readPaths(object, fields)
    .filter((path) => !findField(described, path))
    .map((field) => ({ right: 'read', object: name, field }));
  for (const field of writtenFields(object, fields)) {
    const found = findField(described, field);
    const writable = described.updateable && found?.updateable === true;
    if (!writable && found) missing.push({ right: 'edit', object: name, field });
  }
  const notLookups = lookups(object, fields)
    .filter((field) => {
      const found = findField(described, field);
      return found && !(found.type === 'reference' && found.referenceTo?.includes('Account'));
    })
    .map((field) => ({ object: name, field }));
  const excess = excessOf(name, described, isCreated(object) ? ['delete'] : ['create', 'delete']);
  return { missing, excess, ...tellNotLookups(notLookups) };
}

/** Fields that lead to accounts. */
function lookups(object: CrmObject, { opportunity, lead }: SalesforceFields): string[] {
  if (object !== 'deal' && object !== 'lead') return [];
  const { partner, secondPartner } = object === 'deal' ? opportunity : lead;
  return [partner, secondPartner];
}

/** What an admin may let Tierline create, by a permission set of its own. */
const isCreated = (object: CrmObject): boolean => object === 'organization' || object === 'contact';

/** Those without which Tierline would be of little use; of other fields an admin grants what he likes. */
function writtenFields(object: CrmObject, fields: SalesforceFields): string[] {
  const { account, opportunity, lead } = fields;
  if (object === 'contact') {
    const { email, role, status, last_login } = STANDARD_CONTACT_FIELDS;
    return [TIERLINE_ID, 'AccountId', ...[email, role, status, last_login]];
  }
  if (object !== 'organization') return [(object === 'deal' ? opportunity : lead).secondPartner];
  const { accountType, inSync, status, contractNames, preferred } = account;
  const { tier } = standardAccountFields(fields);
  return [TIERLINE_ID, tier, accountType, inSync, status, contractNames, preferred, ...watchedFields(account)];
}

const OBJECT_RIGHTS = { create: 'createable', edit: 'updateable', delete: 'deletable' } as const;

const excessOf = (
  object: string,
  described: Description,
  rights: readonly (keyof typeof OBJECT_RIGHTS)[],
): AccessRight[] => rights.filter((right) => described[OBJECT_RIGHTS[right]]).map((right) => ({ right, object }));

/** "UserPermissionAccess" (Object Reference) has one row, of whoever asks. */
async function excessOverAll(api: Api): Promise<AccessRight[]> {
  const [held] = await queryRows(api, 'SELECT PermissionsModifyAllData FROM UserPermissionAccess LIMIT 1');
  return held?.PermissionsModifyAllData === true ? [{ right: 'modify_all' }] : [];
}

/** What is read of a record, without the currency, which only some orgs have, and with each lookup once. */
function readPaths(object: CrmObject, fields: SalesforceFields): string[] {
  const columns = recordColumns(fields, { code: '' }, [])[object];
  const paths = pathsOf<CrmRecords[CrmObject]>(columns);
  const written = object === 'organization' || object === 'contact' ? writtenFields(object, fields) : [];
  return [...new Set([...paths, ...written])].filter((path) => !path.includes('.'));
}
