import type { Pair } from '../eligibility-index/types.ts';
import type { Rule } from '../rule.ts';
import { matches, shared } from '../rule-match.ts';
import type { MinedFrom } from './landscape.ts';

/** Where rules and contracts differ, each in the order in which it was given. */
export function exceptionsTo(rules: readonly Rule[], { partners, secondPartners, contracts }: MinedFrom) {
  const stated = new Map<string, Set<string>>();
  const missing: Pair[] = [];
  const byId = {
    partners: new Map(partners.map((each) => [each.id, each])),
    seconds: new Map(secondPartners.map((each) => [each.id, each])),
  };
  const fits = (rule: Rule, pair: Pair): boolean => {
    const [partner, second] = [byId.partners.get(pair.partnerId), byId.seconds.get(pair.secondPartnerId)];
    if (!partner || !second || !matches(rule.partner, partner) || !matches(rule.secondPartner, second)) return false;
    return rule.same.every((field) => shared(field, partner, second).length > 0);
  };
  for (const { partnerId, secondPartnerId } of contracts) {
    const known = stated.get(partnerId) ?? new Set();
    if (known.has(secondPartnerId)) continue;
    stated.set(partnerId, known.add(secondPartnerId));
    const pair = { partnerId, secondPartnerId };
    if (!rules.some((rule) => fits(rule, pair))) missing.push(pair);
  }
  const extra: Pair[] = [];
  const seconds = rules.map((rule) => secondPartners.filter((second) => matches(rule.secondPartner, second)));
  for (const partner of partners) {
    const known = stated.get(partner.id);
    const added = new Set<string>();
    rules.forEach((rule, index) => {
      if (!matches(rule.partner, partner)) return;
      for (const second of seconds[index] ?? []) {
        if (known?.has(second.id) || added.has(second.id) || second.id === partner.id) continue;
        if (rule.same.every((field) => shared(field, partner, second).length > 0)) added.add(second.id);
      }
    });
    for (const secondPartnerId of added) extra.push({ partnerId: partner.id, secondPartnerId });
  }
  return { missing, extra };
}
