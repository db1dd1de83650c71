import type { OrganizationRow } from '@tierline/db/organization';
import { z } from 'zod';
import { jsonInput } from '../inputs.ts';

/** Rows of a network table that come at once. */
export const PAGE = 25;

/** The place after a row in the order of names, as a host sends it back. */
export const toCursor = ({ nameKey, id }: Pick<OrganizationRow, 'nameKey' | 'id'>): string =>
  JSON.stringify([nameKey, id]);

/** Absent or null: the first page. */
export const cursorInput = jsonInput(z.tuple([z.string(), z.string()]), 'it is no place in this list')
  .transform(([nameKey, id]) => ({ nameKey, id }))
  .nullish()
  .transform((cursor) => cursor ?? null);
