import type { OrganizationRow } from '@tierline/db/organization';
import { z } from 'zod';

/** Rows of a network table that come at once. */
export const PAGE = 25;

/** The place after a row in the order of names, as a host sends it back. */
export const toCursor = ({ nameKey, id }: Pick<OrganizationRow, 'nameKey' | 'id'>): string =>
  JSON.stringify([nameKey, id]);

/** Absent or null: the first page. */
export const cursorInput = z
  .string()
  .max(1000, 'it is too long')
  .nullish()
  .transform((text, context) => {
    if (text == null) return null;
    const parsed = z.tuple([z.string(), z.string()]).safeParse(parse(text));
    if (parsed.success) return { nameKey: parsed.data[0], id: parsed.data[1] };
    context.addIssue({ code: 'custom', message: 'it is no place in this list' });
    return z.NEVER;
  });

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
