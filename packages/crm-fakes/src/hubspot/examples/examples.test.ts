import { expect, test } from 'vitest';
import { createHubSpotAccount } from '../hubspot-account.ts';
import type { ObjectTypeName } from '../object-type.ts';
import { createTestAccount, testApp, userDefined } from '../test-account.ts';
import { associationExamples } from './associations.ts';
import type { Example, GivenLabel } from './example.ts';
import { objectExamples } from './objects.ts';
import { propertyExamples } from './properties.ts';
import { refusals } from './refusals.ts';

test.each<Example>([...objectExamples, ...associationExamples, ...propertyExamples, ...refusals])(
  '$page: $shows',
  async ({ given = {}, request, response }) => {
    const { account, call } = await createTestAccount({ dump: dumpWithLabels(given.labels ?? []) });
    for (const [type, properties] of Object.entries(given.properties ?? {})) {
      for (const property of properties) await call('POST', `/crm/v3/properties/${type}`, property);
    }
    for (const [type, records] of Object.entries(given.records ?? {})) {
      account.admin.seed(type as ObjectTypeName, records);
    }
    for (const { from, to, labels = [] } of given.associations ?? []) {
      const path = `/crm/v4/objects/${from.join('/')}/associations`;
      if (labels.length > 0) await call('PUT', `${path}/${to.join('/')}`, labels.map(userDefined));
      else await call('PUT', `${path}/default/${to.join('/')}`);
    }
    for (const scope of given.withoutScopes ?? []) account.admin.revokeScope(testApp.clientId, scope);
    const { status, body } = await call(request.method, request.path, request.body);
    expect({ status, body }).toEqual(response);
  },
);

/** An account whose labels have the ids that a page shows. */
function dumpWithLabels(labels: readonly GivenLabel[]) {
  const dump = createHubSpotAccount().dump();
  for (const { from, to, typeId, label } of labels) {
    const forth = { category: 'USER_DEFINED' as const, kind: 'label' as const, name: `label_${typeId}`, label };
    const inverseTypeId = typeId + 1000;
    dump.labels.push({ ...forth, from, to, typeId, inverseTypeId });
    dump.labels.push({ ...forth, from: to, to: from, typeId: inverseTypeId, inverseTypeId: typeId });
  }
  return dump;
}
