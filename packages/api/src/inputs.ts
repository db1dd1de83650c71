import { z } from 'zod';

/** One of our ids. */
export const idInput = z
  .string({ error: 'choose one' })
  .min(1, 'choose one')
  .max(64, 'it is not one of Tierline’s ids');

/** Made once per intent by whoever calls. */
export const keyInput = z
  .string({ error: 'it is missing' })
  .min(8, 'it is shorter than 8 characters')
  .max(64, 'it is longer than 64 characters');

/** What a person typed into a search box. */
export const wordsInput = z.string().max(200, 'it is longer than 200 characters').default('');

/** Offsets, as the cursors of lists that exist only while they are looked at. */
export const offsetInput = z
  .string()
  .regex(/^\d{1,9}$/, 'it is no place in the list')
  .nullable()
  .default(null)
  .transform((text) => Number(text ?? 0));

/** Several things together, as the JSON that a host sends back; `fault` says what a text is not that holds no such things. */
export const jsonInput = <T extends z.ZodType>(parts: T, fault: string) =>
  z
    .string({ error: 'choose one' })
    .max(1000, 'it is too long')
    .transform((text, context): z.output<T> => {
      const parsed = parts.safeParse(parse(text));
      if (parsed.success) return parsed.data;
      context.addIssue({ code: 'custom', message: fault });
      return z.NEVER;
    });

/** A row of a list that is known by several things together. */
export const rowInput = <T extends z.ZodType>(parts: T) => jsonInput(parts, 'it is no row of the list');

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
