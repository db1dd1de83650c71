import type { ChainLabels } from './association-labels.ts';
import type { ChainFields } from './fields.ts';
import type { Link, LinkPair } from './links.ts';
import { bears, isPrimary } from './links.ts';
import { compareIds } from './record-id.ts';
import type { Properties } from './values.ts';
import { toReference } from './values.ts';

/** The companies of a deal or lead, in their roles. */
export interface Chain {
  primaryId: string | null;
  partnerId: string | null;
  secondPartnerId: string | null;
}

export interface ChainSource {
  pair: LinkPair & ('deals-companies' | 'leads-companies');
  fields: ChainFields;
  /** `null` where the account's plan has no labels of its own: then the properties decide. */
  labels: ChainLabels | null;
}

export function chainOf({ pair, fields, labels }: ChainSource, properties: Properties, links: readonly Link[]): Chain {
  const role = (key: keyof ChainFields): string | null => {
    const named = toReference(properties[fields[key]]);
    return labels === null ? named : bearerOf(links, labels[key], named);
  };
  return {
    primaryId: firstOf(links.filter((link) => isPrimary(pair, link))),
    partnerId: role('partner'),
    secondPartnerId: role('secondPartner'),
  };
}

/**
 * HubSpot lets many companies bear one label. The property names whom Tierline wanted last, so that of two bearers the
 * other one counts: in the midst of a write it is the one that was there before, and the record reads as before until
 * the write is done; later it is the one that a person has added.
 */
function bearerOf(links: readonly Link[], label: number, named: string | null): string | null {
  const bearers = links.filter((link) => bears(link, label));
  return firstOf(bearers.filter((link) => link.toId !== named)) ?? firstOf(bearers);
}

const firstOf = (links: readonly Link[]): string | null =>
  links.map((link) => link.toId).toSorted(compareIds)[0] ?? null;
