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
