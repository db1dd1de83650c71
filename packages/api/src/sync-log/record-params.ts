import { z } from 'zod';
import { idInput } from '../inputs.ts';
import { objectInput, recordInput } from './router.ts';

/** A row of a table of records of either kind: which CRM it is about, the kind, and our id. */
const rowInput = z.object({ row: z.string().max(1000, 'it is too long') }).transform(({ row }, context) => {
  const parsed = z.tuple([z.string(), objectInput, idInput]).rest(z.string()).safeParse(parse(row));
  if (parsed.success) return { object: parsed.data[1], record: parsed.data[2] };
  context.addIssue({ code: 'custom', message: 'it is no record' });
  return z.NEVER;
});

/** Which record a page is about; nothing is said where it is the one that the CRM's page shows. */
export const recordParams = z.union([recordInput, rowInput, z.object({}).transform(() => null)]);
export type RecordParams = z.output<typeof recordParams>;

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
