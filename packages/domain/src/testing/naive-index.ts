import type { Coverage, IndexChange, IndexedDeal, Page, Pair } from '../eligibility-index/types.ts';
import { type Organization, toNameKey } from '../organization.ts';
import { associates } from '../rule-match.ts';
import type { RandomTenant } from './random-tenant.ts';

/** What the index has to answer, told by looking at every pair. */

const IN_PROGRAMME: readonly Organization['standing'][] = ['active', 'prospective', 'inactive'];

const isPartner = ({ accountType, standing }: Organization) =>
  accountType === 'partner' && IN_PROGRAMME.includes(standing);
const isSecond = ({ accountType, standing }: Organization) => accountType === 'partner_2' && standing === 'active';

export const partnersOf = ({ organizations }: RandomTenant): Organization[] => organizations.filter(isPartner);
export const secondsOf = ({ organizations }: RandomTenant): Organization[] => organizations.filter(isSecond);

export function isPair(tenant: RandomTenant, partner: Organization, second: Organization): boolean {
  if (!isPartner(partner) || !isSecond(second)) return false;
  return tenant.source === 'contracts'
    ? tenant.contracts.some(
        ({ partnerId, secondPartnerId }) => partnerId === partner.id && secondPartnerId === second.id,
      )
    : tenant.rules.some((rule) => associates(rule, partner, second));
}

export const pairsOf = (tenant: RandomTenant): Pair[] =>
  partnersOf(tenant).flatMap((partner) =>
    secondsOf(tenant)
      .filter((second) => isPair(tenant, partner, second))
      .map((second) => ({ partnerId: partner.id, secondPartnerId: second.id })),
  );

const replaced = <T extends { id: string }>(items: readonly T[], id: string, item: T | null): T[] => [
  ...items.filter((other) => other.id !== id),
  ...(item ? [item] : []),
];

export function changed(tenant: RandomTenant, change: IndexChange): RandomTenant {
  switch (change.kind) {
    case 'organization':
      return {
        ...tenant,
        organizations: replaced(tenant.organizations, change.organization.id, change.organization),
      };
    case 'contracts':
      return {
        ...tenant,
        contracts: [
          ...tenant.contracts.filter(({ partnerId }) => partnerId !== change.partnerId),
          ...change.secondPartnerIds.map((secondPartnerId) => ({ partnerId: change.partnerId, secondPartnerId })),
        ],
      };
    case 'rule':
      return { ...tenant, rules: replaced(tenant.rules, change.rule.id, change.rule) };
    case 'rule_removed':
      return { ...tenant, rules: replaced(tenant.rules, change.id, null) };
    case 'source':
      return { ...tenant, source: change.source };
    case 'deal':
      return { ...tenant, deals: replaced(tenant.deals, change.deal.id, change.deal) };
    case 'deal_gone':
      return { ...tenant, deals: replaced(tenant.deals, change.id, null) };
  }
}

const keyOf = ({ partnerId, secondPartnerId }: Pair) => `${partnerId} ${secondPartnerId}`;
export const keysOf = (pairs: readonly Pair[]): string[] => pairs.map(keyOf).sort();

/** The difference of two states, as `impactOf` tells it. */
export function differenceOf(before: RandomTenant, after: RandomTenant) {
  const [was, is] = [new Set(keysOf(pairsOf(before))), new Set(keysOf(pairsOf(after)))];
  const covered = (keys: Set<string>, id: string) => [...keys].some((key) => key.startsWith(`${id} `));
  const active = ({ organizations }: RandomTenant, id: string) =>
    organizations.some(
      (organization) => organization.id === id && isPartner(organization) && organization.standing === 'active',
    );
  const standing = (deal: IndexedDeal | undefined, keys: Set<string>) =>
    deal?.partnerId && deal.secondPartnerId
      ? keys.has(keyOf({ partnerId: deal.partnerId, secondPartnerId: deal.secondPartnerId }))
      : null;
  const deals = after.deals
    .map((deal) => ({
      deal,
      was: standing(
        before.deals.find(({ id }) => id === deal.id),
        was,
      ),
      is: standing(deal, is),
    }))
    .sort((a, b) => (a.deal.id < b.deal.id ? -1 : 1));
  return {
    gained: [...is].filter((key) => !was.has(key)).sort(),
    lost: [...was].filter((key) => !is.has(key)).sort(),
    orphaned: partnersOf(after)
      .map(({ id }) => id)
      .filter((id) => active(before, id) && active(after, id) && covered(was, id) && !covered(is, id))
      .sort(),
    broken: deals.filter((each) => each.was === true && each.is === false).map(({ deal }) => deal),
    mended: deals.filter((each) => each.was === false && each.is === true).map(({ deal }) => deal),
  };
}

export function coverageOf(tenant: RandomTenant): Coverage {
  const active = partnersOf(tenant).filter(({ standing }) => standing === 'active');
  const seconds = secondsOf(tenant);
  const count = (counts: (partner: Organization, second: Organization) => boolean) =>
    active.reduce((sum, partner) => sum + seconds.filter((second) => counts(partner, second)).length, 0);
  return {
    partners: active.length,
    secondPartners: seconds.length,
    pairs: count((partner, second) => isPair(tenant, partner, second)),
    uncovered: uncoveredOf(tenant).length,
    rules: tenant.rules.map((rule) => ({
      id: rule.id,
      partners: active.filter((partner) => associates({ ...rule, secondPartner: EVERY, same: [] }, partner, partner))
        .length,
      secondPartners: seconds.filter((second) => associates({ ...rule, partner: EVERY, same: [] }, second, second))
        .length,
      pairs: count((partner, second) => associates(rule, partner, second)),
    })),
  };
}

const EVERY = { id: 'every', join: 'and' as const, items: [] };

export const uncoveredOf = (tenant: RandomTenant): Organization[] =>
  partnersOf(tenant).filter(
    (partner) => partner.standing === 'active' && !secondsOf(tenant).some((second) => isPair(tenant, partner, second)),
  );

/** A page of these organizations, by folded name and id. */
export function pageOf(organizations: readonly Organization[], { words, after, limit }: Page) {
  const asBytes = (text: string) =>
    [...text].map((letter) => (letter.codePointAt(0) as number).toString(16).padStart(6, '0')).join('');
  const sortKey = (nameKey: string, id: string) => `${asBytes(nameKey)} ${asBytes(id)}`;
  const wanted = toNameKey(words).split(' ');
  const found = organizations
    .map(({ id, name }) => ({ id, nameKey: toNameKey(name) }))
    .filter(({ nameKey }) => wanted.every((word) => nameKey.includes(word)))
    .map(({ id, nameKey }) => ({ id, at: sortKey(nameKey, id) }))
    .sort((a, b) => (a.at < b.at ? -1 : 1));
  const rest = after ? found.filter(({ at }) => at > sortKey(after.nameKey, after.id)) : found;
  return { ids: rest.slice(0, limit).map(({ id }) => id), total: found.length };
}
