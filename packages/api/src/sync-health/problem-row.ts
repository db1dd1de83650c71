import type { SyncProblemRow } from '@tierline/db/sync-problem';
import { z } from 'zod';
import { idInput, rowInput } from '../inputs.ts';
import { objectInput } from '../sync-log/router.ts';

type ProblemOf = Pick<SyncProblemRow, 'crm' | 'object' | 'recordId' | 'key'>;

/** What a row of a table of problems is known by: no two of one kind are about the same field of a record in a CRM. */
export const toProblemRow = ({ crm, object, recordId, key }: ProblemOf): string =>
  JSON.stringify([crm, object, recordId, key]);

const parts = z.tuple([z.enum(['salesforce', 'hubspot']), objectInput, idInput, z.string()]);

export const problemInput = rowInput(parts).transform(([crm, object, recordId]) => ({ crm, object, recordId }));
