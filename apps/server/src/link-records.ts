import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { findConnectionByOrg } from '@tierline/db/connection';
import { migrate } from '@tierline/db/migrate';
import { openDatabase, transact } from '@tierline/db/open-database';
import { createLink, findLink } from '@tierline/db/record-link';
import type { Scope } from '@tierline/db/scope';
import { z } from 'zod';
import { StartFailure } from './config.ts';
import { databaseLocation } from './database-location.ts';
import { runProgram } from './run-program.ts';

const USAGE = `Says which records of a vendor's Salesforce org and HubSpot portal are the same.

  node apps/server/src/link-records.ts --org-id 00D… --portal-id N --file PAIRS.jsonl

Each line: { "object": "organization" | "customer" | "contact" | "deal" | "lead", "salesforce": "001…", "hubspot": "123" }.`;

const pair = z.object({
  object: z.enum(['organization', 'customer', 'contact', 'deal', 'lead']),
  salesforce: z.string().regex(/^[a-zA-Z0-9]{18}$/, 'must be an 18-character id'),
  hubspot: z.string().regex(/^[1-9]\d{0,19}$/, 'must be a record id'),
});
type Pair = z.infer<typeof pair>;

await runProgram(async () => {
  const { orgId, portalId, file } = readArguments();
  const pairs = readPairs(file);
  const { db, close } = openDatabase(databaseLocation(process.env));
  try {
    await migrate(db);
    await transact(db, async (tx) => {
      const org = await findConnectionByOrg(tx, 'salesforce', orgId);
      const portal = await findConnectionByOrg(tx, 'hubspot', portalId);
      if (!org) throw new StartFailure(`org-id: ${orgId} is not registered.`);
      if (!portal) throw new StartFailure(`portal-id: ${portalId} is not registered.`);
      if (org.tenantId !== portal.tenantId)
        throw new StartFailure('The org and the portal belong to different vendors.');
      for (const each of pairs) await link({ db: tx, tenantId: org.tenantId }, each);
    });
    process.stdout.write(`${pairs.length} pairs of records are linked.\n`);
  } finally {
    close();
  }
});

/** Records that Tierline knows as two already are not made one: that is for the matching of records to do. */
async function link(scope: Scope, { object, salesforce, hubspot }: Pair): Promise<void> {
  const there = await findLink(scope, 'salesforce', object, salesforce);
  const here = await findLink(scope, 'hubspot', object, hubspot);
  if (there && here && there.id !== here.id) {
    throw new StartFailure(
      `${object} ${salesforce} and ${hubspot} are known as two records already; nothing was linked.`,
    );
  }
  const id = there?.id ?? here?.id ?? randomUUID();
  if (!there) await createLink(scope, 'salesforce', object, salesforce, id);
  if (!here) await createLink(scope, 'hubspot', object, hubspot, id);
}

function readPairs(file: string): Pair[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new StartFailure(`file: ${file} cannot be read.`);
  }
  return text
    .split('\n')
    .map((line, index) => ({ line, number: index + 1 }))
    .filter(({ line }) => line.trim() !== '')
    .map(({ line, number }) => readPair(line, number));
}

function readPair(line: string, number: number): Pair {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new StartFailure(`file: line ${number} is not JSON.`);
  }
  const { success, data, error } = pair.safeParse(value);
  if (success) return data;
  const [issue] = error.issues;
  throw new StartFailure(`file: line ${number}: ${issue?.path.join('.')} ${issue?.message}.`);
}

function readArguments(): { orgId: string; portalId: string; file: string } {
  const one = { type: 'string' } as const;
  try {
    const { values } = parseArgs({ options: { 'org-id': one, 'portal-id': one, file: one } });
    const { 'org-id': orgId, 'portal-id': portalId, file } = values;
    if (orgId && portalId && file) return { orgId, portalId, file };
  } catch (error) {
    throw new StartFailure(`${(error as Error).message}\n\n${USAGE}`);
  }
  throw new StartFailure(USAGE);
}
