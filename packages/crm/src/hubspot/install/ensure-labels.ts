import { CrmFailure } from '@tierline/domain/crm';
import type { AssociationLabels, ChainLabels } from '../association-labels.ts';
import type { HubSpotClient } from '../client.ts';
import { hasReason, statusOf } from '../failure.ts';
import { exceptDuplicate } from './except-duplicate.ts';

const LABELS = {
  partner: { name: 'tierline_partner', label: 'Partner' },
  secondPartner: { name: 'tierline_distributor', label: 'Distributor' },
} as const;

/** The labels' type ids; `null` where the account's plan has none (they need Professional or Enterprise). */
export async function ensureLabels(client: HubSpotClient): Promise<AssociationLabels | null> {
  try {
    return { deal: await ensureChain(client, 'deals'), lead: await ensureChain(client, 'leads') };
  } catch (error) {
    // A scope that was not consented to is refused with the same status, and is for a person to mend.
    if (statusOf(error) === 403 && !hasReason(error, 'MISSING_SCOPES')) return null;
    throw error;
  }
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
