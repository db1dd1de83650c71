import { compareText } from '@tierline/domain/eligibility-index/text-order';
import type { Organization } from '@tierline/domain/organization';
import type { Rule } from '@tierline/domain/rule';
import { associates } from '@tierline/domain/rule-match';
import type { PageWithReasons } from '../page-with-reasons.ts';
import { sidesOf } from '../sides.ts';

/** The evaluator that says what rules mean, asked about every second partner and every rule. */
export function createNaive({
  organizations,
  rules,
}: {
  organizations: Iterable<Organization>;
  rules: readonly Rule[];
}) {
  const { partners, secondPartners } = sidesOf(organizations);
  const byId = new Map(partners.map((partner) => [partner.id, partner]));
  return {
    pageOf(partnerId: string, limit: number): PageWithReasons {
      const partner = byId.get(partnerId);
      if (!partner) return { total: 0, rows: [] };
      const found = secondPartners
        .map((second) => ({
          id: second.id,
          ruleIds: rules.filter((rule) => associates(rule, partner, second)).map(({ id }) => id),
        }))
        .filter(({ ruleIds }) => ruleIds.length > 0);
      const page = found.slice(0, limit).map(({ id, ruleIds }) => ({ id, ruleIds: ruleIds.sort(compareText) }));
      return { total: found.length, rows: page };
    },
  };
}
