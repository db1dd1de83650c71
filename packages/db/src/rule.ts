import type { Rule } from '@tierline/domain/rule';
import { asc, eq, inArray, isNull } from 'drizzle-orm';
import { rule } from './schema/rule.ts';
import { ofTenant, type Scope } from './scope.ts';

export type RuleRow = typeof rule.$inferSelect;

export const toRule = ({ id, name, partner, secondPartner, same }: RuleRow): Rule => ({
  ...{ id, name, partner, secondPartner, same },
});

/** Those in force, by name. */
export const listRules = (scope: Scope): Promise<RuleRow[]> =>
  scope.db
    .select()
    .from(rule)
    .where(ofTenant(scope, rule, isNull(rule.removedAt)))
    .orderBy(asc(rule.nameKey));

/** Removed ones as well. */
export const listRulesById = (scope: Scope, ids: string[]): Promise<RuleRow[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : scope.db
        .select()
        .from(rule)
        .where(ofTenant(scope, rule, inArray(rule.id, ids)));

/** One in force. */
export async function findRule(scope: Scope, id: string): Promise<RuleRow | null> {
  const [row] = await scope.db
    .select()
    .from(rule)
    .where(ofTenant(scope, rule, eq(rule.id, id), isNull(rule.removedAt)));
  return row ?? null;
}

export async function saveRule(scope: Scope, row: Omit<RuleRow, 'tenantId'>): Promise<void> {
  const { id: _, ...set } = row;
  await scope.db
    .insert(rule)
    .values({ tenantId: scope.tenantId, ...row })
    .onConflictDoUpdate({ target: [rule.tenantId, rule.id], set });
}
