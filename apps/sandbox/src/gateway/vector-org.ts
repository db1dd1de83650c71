import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSalesforceOrg, type SalesforceOrg } from '@tierline/crm-fakes/salesforce/salesforce-org';
import type { GatewayVector } from '@tierline/salesforce/gateway-vectors';
import { XMLBuilder } from 'fast-xml-parser';
import { FORCE_APP } from '../stack/force-app.ts';

const STRANGER = '005000000009001AAA';
const INSTALLER = '005000000009002AAA';

export interface VectorOrg {
  org: SalesforceOrg;
  remove(): void;
}

/** For tests: a fake org in which one golden case is true, with the very user, rights and records that it states. */
export function createVectorOrg(vector: GatewayVector): VectorOrg {
  const metadata = mkdtempSync(join(tmpdir(), 'gateway-vector-'));
  for (const folder of ['objects', 'customMetadata', 'customPermissions']) {
    cpSync(join(FORCE_APP, folder), join(metadata, folder), { recursive: true });
  }
  mkdirSync(join(metadata, 'permissionsets'));
  writeFileSync(join(metadata, 'permissionsets/Rights.permissionset-meta.xml'), toPermissionSet(vector));
  const org = createSalesforceOrg({ metadata, orgId: vector.orgId });
  placePeople(org, vector);
  placeRecords(org, vector);
  return { org, remove: () => rmSync(metadata, { recursive: true, force: true }) };
}

function placePeople({ admin }: SalesforceOrg, { user }: GatewayVector): void {
  const profile = admin.listRecords('Profile').find(({ Name }) => Name === 'Minimum Access - Salesforce');
  const person = (Id: string, Name: string, UserType: string) => ({
    Id,
    Name,
    LastName: Name,
    Username: `${Id}@vector.example`,
    UserType,
    IsActive: true,
    ProfileId: profile?.Id ?? null,
  });
  admin.seed('User', [
    person(user.id, user.name, user.type),
    person(STRANGER, 'Sven Stranger', 'Standard'),
    person(INSTALLER, 'Ina Installer', 'Standard'),
  ]);
  admin.setPermissionSets(user.id, ['Rights']);
}

/** Who may read a record owns it, for nothing is shared. */
function placeRecords({ admin }: SalesforceOrg, { user, record, related }: GatewayVector): void {
  for (const object of ['Account', 'Contact', 'Lead', 'Opportunity']) admin.setSharing(object, 'Private');
  if (!record) return;
  const OwnerId = record.access.read ? user.id : STRANGER;
  for (const { object, id, values } of [...related, record]) {
    const own = Object.entries(values).filter(([path]) => !path.includes('.'));
    const stamp = id === record.id ? { SystemModstamp: record.modifiedAt } : {};
    admin.seed(object, [{ ...Object.fromEntries(own), Id: id, OwnerId, LastModifiedById: INSTALLER, ...stamp }]);
  }
}

function toPermissionSet({ user, record }: GatewayVector): string {
  const object = (name: string, edit: boolean) => ({ object: name, allowRead: true, allowEdit: edit });
  const readable = record?.access.read ? record : null;
  const builder = new XMLBuilder({ format: true });
  return builder.build({
    PermissionSet: {
      label: 'Rights',
      customPermissions: user.permissions.map((name) => ({ name, enabled: true })),
      // Nobody may read opportunities without accounts, nor the names of accounts that are looked up to.
      objectPermissions: readable ? [object('Account', false), object(readable.object, readable.access.edit)] : [],
      fieldPermissions: Object.entries(readable?.fields ?? {}).map(([field, { read, edit }]) => ({
        field: `${readable?.object}.${field}`,
        readable: read,
        editable: edit,
      })),
    },
  });
}
