import type { BlockOf, ChainLink } from '@tierline/blocks/vocabulary';
import { toRecord } from '../screen/record-ref.ts';
import type { ScreenContext } from '../screen/screen.ts';
import type { DealView } from './load-deal.ts';

/** Vendor → second partner → partner → customer. Ids are the roles: there is one link for each, filled or not. */
export async function drawChain(ctx: ScreenContext, view: DealView): Promise<BlockOf<'chain'>> {
  const { sentences, labels, vendorName, accountTypes } = ctx;
  const words = sentences.deal_screen;
  const { deal, associations, customerName } = view;
  const { partner } = associations;
  const links: ChainLink[] = [
    { id: 'vendor', role: accountTypes.vendor.displayName, name: vendorName },
    await drawSecondPartner(ctx, view),
    partner
      ? {
          id: 'partner',
          role: labels.partner,
          name: partner.name,
          ...(partner.standing === 'outside' ? { hint: words.outside, tone: 'warn' as const } : {}),
          ...(await toRecord(ctx, 'organization', partner.id)),
        }
      : { id: 'partner', role: labels.partner, name: words.notSet, tone: 'warn' },
    {
      id: 'customer',
      role: words.customer,
      name: customerName ?? words.unknownCustomer,
      ...(await toRecord(ctx, 'customer', deal.customerId)),
    },
  ];
  return { kind: 'chain', id: 'chain', label: words.chain, links };
}

async function drawSecondPartner(ctx: ScreenContext, { secondPartner, fit, pending }: DealView): Promise<ChainLink> {
  const { sentences, labels } = ctx;
  const words = sentences.deal_screen;
  const link = { id: 'second_partner', role: labels.role };
  if (pending) {
    const name = pending.desired?.name ?? words.notSet;
    return {
      ...link,
      name,
      hint: words.saving,
      tone: 'info',
      ...(await toRecord(ctx, 'organization', pending.row.desiredId)),
    };
  }
  if (!secondPartner) return { ...link, name: words.notSet };
  const state: Pick<ChainLink, 'hint' | 'tone'> = fit?.eligible ? {} : { hint: words.noLongerFits, tone: 'warn' };
  return { ...link, name: secondPartner.name, ...state, ...(await toRecord(ctx, 'organization', secondPartner.id)) };
}
