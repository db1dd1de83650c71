import type { HubSpotClient } from './client.ts';
import { inChunks } from './every-page.ts';
import { partialFailure } from './failure.ts';

/** An association of a record with another, and all that it is labelled with. */
export interface Link {
  toId: string;
  types: readonly LinkType[];
}

export interface LinkType {
  category: string;
  typeId: number;
}

/** HubSpot's own association types ("Associations", default association type ids). */
export const PRIMARY = {
  'contacts-companies': 1,
  'deals-companies': 5,
  'leads-companies': 580,
  'leads-contacts': 578,
  'leads-deals': 582,
} as const;
const UNLABELLED = { 'deals-companies': 341, 'leads-companies': 610 } as const;

export type LinkPair = keyof typeof PRIMARY;

export const isPrimary = (pair: LinkPair, link: Link): boolean =>
  link.types.some(({ category, typeId }) => category === 'HUBSPOT_DEFINED' && typeId === PRIMARY[pair]);

/** The type that every association has, which says no more than that there is one. */
export const isUnlabelled = (pair: keyof typeof UNLABELLED, { category, typeId }: LinkType): boolean =>
  category === 'HUBSPOT_DEFINED' && typeId === UNLABELLED[pair];

/** Labels of an account's own have numbers that may be those of HubSpot's own types too. */
export const bears = (link: Link, typeId: number): boolean =>
  link.types.some((type) => type.category === 'USER_DEFINED' && type.typeId === typeId);

const BATCH = 1_000;

/** The links of many records, by record id; those of a record without any are absent ("Associations", batch read). */
export async function readLinks(
  { associations }: HubSpotClient,
  pair: LinkPair,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Link[]>> {
  const [from = '', to = ''] = pair.split('-');
  const links = new Map<string, Link[]>();
  let inputs: { id: string; after?: string }[] = ids.map((id) => ({ id }));
  while (inputs.length > 0) {
    const more: typeof inputs = [];
    for (const batch of inChunks(inputs, BATCH)) {
      const answer = await associations.getPage(from, to, { inputs: batch });
      const failed = 'errors' in answer ? answer.errors?.find((error) => !isNoLink(error)) : undefined;
      if (failed) throw partialFailure(failed);
      for (const { _from: record, to: linked, paging } of answer.results) {
        links.set(record.id, [...(links.get(record.id) ?? []), ...linked.map(toLink)]);
        if (paging?.next) more.push({ id: record.id, after: paging.next.after });
      }
    }
    inputs = more;
  }
  return links;
}

/** A record without links, or that is gone by now, is reported as an error among the answers. */
const isNoLink = ({ category, subCategory }: { category: string; subCategory?: unknown }): boolean =>
  category === 'OBJECT_NOT_FOUND' || subCategory === 'crm.associations.NO_ASSOCIATIONS_FOUND';

interface AssociatedObject {
  toObjectId: string;
  associationTypes: LinkType[];
}

/** The id comes as a number, whatever the client's types say. */
const toLink = ({ toObjectId, associationTypes }: AssociatedObject): Link => ({
  toId: String(toObjectId),
  types: associationTypes.map(({ category, typeId }) => ({ category, typeId })),
});
