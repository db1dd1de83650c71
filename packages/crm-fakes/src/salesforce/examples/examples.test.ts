import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { createTestOrg } from '../test-org.ts';
import { composites } from './composites.ts';
import type { Example } from './example.ts';
import { queries } from './queries.ts';
import { records } from './records.ts';
import { upserts } from './upserts.ts';

const metadata = fileURLToPath(new URL('./metadata', import.meta.url));

test.each<Example>([...records, ...upserts, ...queries, ...composites])('$page: $shows', async (example) => {
  const { org, clock, adminId, callAs } = createTestOrg({ metadata });
  const { given = {}, request, response } = example;
  if (given.now) clock.set(given.now);
  for (const [object, rows] of Object.entries(given.records ?? {})) org.admin.seed(object, rows);
  const call = callAs(adminId);
  for (const path of given.deleted ?? []) await call('DELETE', path);
  const answer = await call(request.method, request.path, request.body);
  expect({ status: answer.status, body: answer.body }).toEqual(response);
});
