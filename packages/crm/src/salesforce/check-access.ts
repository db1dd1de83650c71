import type { AccessReport, AccessRight } from '@tierline/domain/access-report';
import type { CrmObject, CrmRecords } from '@tierline/domain/crm';
import type { Api } from './api.ts';
import { pathsOf } from './columns.ts';
import { type Description, describe, findField } from './describe.ts';
import type { SalesforceFields } from './fields.ts';
import { objectName } from './objects.ts';
import { queryRows } from './query-pages.ts';
import { recordColumns } from './record-columns.ts';

const OBJECTS: readonly CrmObject[] = ['organization', 'deal', 'lead'];
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
  };
}

const needOf = (object: string): AccessReport => ({ missing: [{ right: 'read', object }], excess: [] });

function compare(object: CrmObject, described: Description | null, fields: SalesforceFields): AccessReport {
  const name = objectName(object);
  if (described === null) return needOf(name);
  const missing: AccessRight[] = readPaths(object, fields)
    .filter((path) => !findField(described, path))
    .map((field) => ({ right: 'read', object: name, field }));
  if (object === 'organization') {
    return { missing, excess: excessOf(name, described, ['create', 'edit', 'delete']) };
  }
  const written = (object === 'deal' ? fields.opportunity : fields.lead).secondPartner;
  const writable = described.updateable && findField(described, written)?.updateable === true;
  if (!writable && findField(described, written)) missing.push({ right: 'edit', object: name, field: written });
  return { missing, excess: excessOf(name, described, ['create', 'delete']) };
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
  const columns = recordColumns(fields, { code: '' })[object];
  const paths = pathsOf<CrmRecords[CrmObject]>(columns);
  return paths.filter((path) => !path.includes('.'));
}
