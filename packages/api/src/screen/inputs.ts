import type { Json } from '@tierline/blocks/value';
import { z } from 'zod';

const name = z.string({ error: 'it is missing' }).min(1, 'it is empty').max(100, 'it is longer than 100 characters');
const json = z.json() as z.ZodType<Json>;
const record = z.record(z.string(), json);

const host = z.object({
  vocabulary: z
    .int({ error: 'it is not a whole number' })
    .min(1, 'it is less than 1')
    .max(1_000_000, 'it is not a vocabulary number'),
  locale: z.string().max(100, 'it is longer than 100 characters'),
});

const snapshot = z.object({
  record: z.object({ object: name, id: name }),
  fields: record,
  modifiedAt: z.iso.datetime({ error: 'it is not a moment in UTC' }),
});

export const openInput = z.object({
  screen: name,
  params: record.default({}),
  host,
  snapshot: snapshot.optional(),
});

export const askInput = z.object({ call: name, input: record, host, snapshot: snapshot.optional() });

export const actInput = openInput.extend({
  call: name,
  input: record,
  key: z.string({ error: 'it is missing' }),
});
