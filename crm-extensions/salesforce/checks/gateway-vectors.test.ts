import { expect, test } from 'vitest';
import { inputOf, readGatewayVectors } from './gateway-vectors.ts';
import { filesOf, readMetadata } from './metadata/metadata-files.ts';
import { elementsOf, textOf } from './metadata/xml.ts';
import { listSources, projectRoot, readSource } from './salesforce-project.ts';

const vectors = readGatewayVectors();
const sent = vectors.flatMap((vector) => ('path' in vector.expected ? [{ ...vector, expected: vector.expected }] : []));
const refused = vectors.flatMap((vector) => ('refusal' in vector.expected ? [vector.expected.refusal] : []));

test('every refusal of the gateway has a case, but for the missing certificate, which no case can bring about', () => {
  const refusals = listSources(projectRoot, 'classes/*.cls')
    .filter((path) => !/^@IsTest\b/im.test(readSource(projectRoot, path)))
    .flatMap((path) => [...readSource(projectRoot, path).matchAll(/Label\.(\w+)/g)].map((match) => match[1]));
  expect([...new Set([...refused, 'Tierline_Not_Set_Up'])].sort()).toEqual([...new Set(refusals)].sort());
});

test('every procedure has a case that is sent', () => {
  expect(new Set(sent.map(({ expected }) => expected.path))).toEqual(
    new Set(['/trpc/screen.open', '/trpc/screen.ask', '/trpc/screen.act']),
  );
});

test('the body is the input with the snapshot replaced, or removed where there is no record', () => {
  for (const { name, call, record, expected } of sent) {
    const { snapshot: _, ...input } = JSON.parse(inputOf(call) ?? '');
    const { snapshot, ...rest } = expected.body;
    expect(rest, name).toEqual(input);
    expect(snapshot, name).toEqual(
      record
        ? {
            record: { object: record.object, id: record.id },
            fields: expect.any(Object),
            modifiedAt: record.modifiedAt,
          }
        : undefined,
    );
  }
});

test('the snapshot and the claims say only what the record says of the fields', () => {
  for (const { name, record, expected } of sent) {
    if (!record) continue;
    const { fields } = expected.body.snapshot as { fields: Record<string, unknown> };
    expect(record.values, name).toMatchObject(fields);
    const own = Object.keys(fields).filter((path) => !path.includes('.'));
    expect(expected.claims.fields, name).toEqual(Object.fromEntries(own.map((path) => [path, record.fields[path]])));
    expect(
      own.every((path) => record.fields[path]?.read),
      name,
    ).toBe(true);
  }
});

test('the claims name the org, the user, the record and the permissions', () => {
  for (const { name, orgId, user, record, expected } of sent) {
    expect(expected.claims, name).toEqual({
      iss: orgId,
      sub: user.id,
      aud: 'tierline',
      name: user.name,
      permissions: user.permissions,
      fields: expect.any(Object),
      ...(record && { record: { object: record.object, id: record.id, ...record.access } }),
    });
  }
});

test('where no field is named, the snapshot holds the configured ones', () => {
  const pages = filesOf(readMetadata(projectRoot), 'CustomMetadata');
  const unnamed = sent.filter(({ call, record }) => record && !call.watch?.length);
  expect(unnamed).not.toEqual([]);
  for (const { name, record, expected } of unnamed) {
    const page = pages.find((file) => file.name === `Tierline_Record_Page.${record?.object}`);
    const watched = elementsOf(page?.content ?? {}, 'values').find(
      (value) => textOf(value, 'field') === 'Watched_Fields__c',
    );
    const { fields } = expected.body.snapshot as { fields: Record<string, unknown> };
    expect(Object.keys(fields), name).toEqual(textOf(watched ?? {}, 'value').split('\n'));
  }
});

test('a user has the same rights on an object in every case, so that one org can hold them all', () => {
  const rights = new Map<string, unknown>();
  for (const { name, user, record } of vectors) {
    for (const [field, access] of Object.entries(record?.fields ?? {})) {
      const key = `${user.id} ${record?.object}.${field}`;
      if (rights.has(key)) expect(access, `${name}: ${key}`).toEqual(rights.get(key));
      rights.set(key, access);
    }
  }
  expect(rights.size).toBeGreaterThan(10);
});
