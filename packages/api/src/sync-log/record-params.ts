import { z } from 'zod';
import { idInput, rowInput } from '../inputs.ts';
import { objectInput, recordInput } from './router.ts';

/** A row of a table of records of either kind: which CRM it is about, the kind, and our id. */
const row = z.tuple([z.string(), objectInput, idInput]).rest(z.string());
const ofRow = z.object({ row: rowInput(row) }).transform(({ row: [, object, record] }) => ({ object, record }));

/** Which record a page is about; nothing is said where it is the one that the CRM's page shows. */
export const recordParams = z.union([recordInput, ofRow, z.object({}).transform(() => null)]);
export type RecordParams = z.output<typeof recordParams>;
