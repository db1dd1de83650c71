import type { Impact, IndexChange, IndexedDeal } from '@tierline/domain/eligibility-index/types';
import type { Organization } from '@tierline/domain/organization';
import type { Rule } from '@tierline/domain/rule';
import { matches, shared } from '@tierline/domain/rule-match';
import { sidesOf } from '../sides.ts';

/** An impact with its pairs in full. */
export interface FullImpact extends Pick<Impact, 'orphaned'> {
  gained: string[];
  lost: string[];
  broken: string[];
  mended: string[];
}

interface Content {
  organizations: readonly Organization[];
  rules: readonly Rule[];
  deals: readonly IndexedDeal[];
}

/** The impact of a rule that changes or goes, by every pair before and every pair after. */
export function bruteForceImpact(content: Content, change: IndexChange): FullImpact {
  const { partners } = sidesOf(content.organizations);
  const [before, after] = [pairsOf(content), pairsOf({ ...content, rules: changedRules(content.rules, change) })];
  const dealsOf = (was: Set<string>, is: Set<string>) =>
    content.deals.filter((deal) => was.has(keyOfDeal(deal)) && !is.has(keyOfDeal(deal))).map(({ id }) => id);
  const [covered, stillCovered] = [before, after].map((pairs) => new Set([...pairs].map((key) => key.split(' ')[0])));
  return {
    gained: [...after].filter((key) => !before.has(key)).sort(),
    lost: [...before].filter((key) => !after.has(key)).sort(),
    orphaned: partners
      .filter(({ id, standing }) => standing === 'active' && covered?.has(id) && !stillCovered?.has(id))
      .map(({ id }) => id)
      .sort(),
    broken: dealsOf(before, after).sort(),
    mended: dealsOf(after, before).sort(),
  };
}

export function changedRules(rules: readonly Rule[], change: IndexChange): readonly Rule[] {
  if (change.kind === 'rule_removed') return rules.filter(({ id }) => id !== change.id);
  return change.kind === 'rule' ? rules.map((rule) => (rule.id === change.rule.id ? change.rule : rule)) : rules;
}

export const keyOf = (partnerId: string, secondPartnerId: string) => `${partnerId} ${secondPartnerId}`;
const keyOfDeal = ({ partnerId, secondPartnerId }: IndexedDeal) => `${partnerId} ${secondPartnerId}`;

function pairsOf({ organizations, rules }: Content): Set<string> {
  const { partners, secondPartners } = sidesOf(organizations);
  const pairs = new Set<string>();
  for (const rule of rules) {
    const seconds = secondPartners.filter((second) => matches(rule.secondPartner, second));
    for (const partner of partners) {
      if (!matches(rule.partner, partner)) continue;
      for (const second of seconds) {
        if (rule.same.every((field) => shared(field, partner, second).length > 0))
          pairs.add(keyOf(partner.id, second.id));
      }
    }
  }
  return pairs;
}
