import { CrmFailure } from '@tierline/domain/crm';
import type { AssociationLabels, ChainLabels } from '../association-labels.ts';
import type { HubSpotClient } from '../client.ts';
import { exceptDuplicate } from './except-duplicate.ts';
import { unlessForbidden } from './unless-forbidden.ts';

const LABELS = {
  partner: { name: 'tierline_partner', label: 'Partner' },
  secondPartner: { name: 'tierline_distributor', label: 'Distributor' },
} as const;

/** The labels' type ids; `null` where the account's plan has none (they need Professional or Enterprise). */
export async function ensureLabels(client: HubSpotClient): Promise<AssociationLabels | null> {
  const deal = await unlessForbidden(() => ensureChain(client, 'deals'));
  if (deal === null) return null;
  return { deal, lead: await unlessForbidden(() => ensureChain(client, 'leads')) };
}

async function ensureChain(client: HubSpotClient, from: 'deals' | 'leads'): Promise<ChainLabels> {
  const partner = await ensureLabel(client, from, LABELS.partner);
  return { partner, secondPartner: await ensureLabel(client, from, LABELS.secondPartner) };
}

/** HubSpot tells of a label what people see and not its internal name, so that is what it is known by. */
async function ensureLabel(
  client: HubSpotClient,
  from: 'deals' | 'leads',
  wanted: { name: string; label: string },
): Promise<number> {
  const find = async () => {
    const { results } = await client.associationLabels.getAll(from, 'companies');
    return results.find(({ category, label }) => category === 'USER_DEFINED' && label === wanted.label);
  };
  const existing = await find();
  if (existing) return existing.typeId;
  await exceptDuplicate(client.associationLabels.create(from, 'companies', wanted));
  const created = await find();
  if (created) return created.typeId;
  throw new CrmFailure('rejected', `HubSpot has a label ${wanted.name} under another name than ${wanted.label}.`);
}
