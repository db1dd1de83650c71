import type { HalfDeal } from '../demo/hubspot-half.ts';
import type { AccountSession } from './account-session.ts';

interface LabelType {
  category: string;
  typeId: number;
  label: string | null;
}

/** HubSpot's limit for one batch. */
const BATCH = 2_000;

/** The chain by labels, and the customer as primary company. One company may be several of them. */
export async function associateCompanies(
  session: AccountSession,
  object: 'deals' | 'leads',
  deals: readonly HalfDeal[],
  idOf: (key: string | null) => string | null,
): Promise<void> {
  const { results } = await session.call<{ results: LabelType[] }>(
    'GET',
    `/crm/v4/associations/${object}/companies/labels`,
  );
  const typeOf = (label: string) => {
    const found = results.find((type) => type.label === label);
    if (!found) throw new Error(`The account has no label ${label} between ${object} and companies.`);
    return [{ associationCategory: found.category, associationTypeId: found.typeId }];
  };
  const [primary, partner, distributor] = ['Primary', 'Partner', 'Distributor'].map(typeOf);
  const inputs = deals.flatMap((deal) => {
    const links = [
      [deal.customer, primary],
      [deal.partner, partner],
      [deal.distributor, distributor],
    ] as const;
    return links.flatMap(([key, types]) => {
      const [id, to] = [idOf(deal.key), idOf(key)];
      return id === null || to === null ? [] : [{ from: { id }, to: { id: to }, types }];
    });
  });
  for (let at = 0; at < inputs.length; at += BATCH) {
    await session.call('POST', `/crm/v4/associations/${object}/companies/batch/create`, {
      inputs: inputs.slice(at, at + BATCH),
    });
  }
}
