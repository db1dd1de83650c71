import { listContractTerms } from '@tierline/db/contract-term';
import { findOrganization } from '@tierline/db/organization';
import { listOrganizationFields } from '@tierline/db/organization-field';
import type { Scope } from '@tierline/db/scope';
import { getSetting } from '@tierline/db/second-partner-setting';
import { PRODUCT_LINES_FIELD, REGION_FIELD } from '@tierline/domain/organization-field';
import type { Context } from '../context.ts';
import { ProblemError } from '../problem/problem-error.ts';
import { sentencesFor } from '../sentences/catalogue.ts';
import { listHeldContracts } from './list-held.ts';

export interface Terms {
  partner: string;
  secondPartner: string;
  startsOn: string | null;
  endsOn: string | null;
  territories: readonly string[];
  productLines: readonly string[];
}

/** A contract ends after it has begun, overlaps no other where one is all there may be, and its scopes are values that fields offer. */
export async function requireTerms(ctx: Context, scope: Scope, terms: Terms): Promise<void> {
  const { secondPartner, startsOn, endsOn, territories, productLines } = terms;
  const second = await findOrganization(scope, secondPartner);
  if (second?.accountType !== 'partner_2') throw new ProblemError('second_partner_unknown', { field: 'secondPartner' });
  const { contracts: words } = sentencesFor('en', ctx.crm.kind);
  if (startsOn !== null && endsOn !== null && endsOn < startsOn) {
    throw new ProblemError('rule_faulty', { detail: { reason: words.endsBeforeStart }, field: 'endsOn' });
  }
  const other = await findOverlapping(ctx, scope, terms);
  if (other !== null) {
    const name = (await findOrganization(scope, other))?.name ?? '';
    throw new ProblemError('rule_faulty', { detail: { reason: words.overlaps(name) }, field: 'startsOn' });
  }
  const fields = await listOrganizationFields(scope);
  const scopes = [
    ['territories', REGION_FIELD, territories],
    ['productLines', PRODUCT_LINES_FIELD, productLines],
  ] as const;
  for (const [field, key, values] of scopes) {
    const offered = fields.find((each) => each.key === key)?.values ?? [];
    const unknown = values.find((value) => !offered.some((each) => each.value === value));
    if (unknown !== undefined) throw new ProblemError('value_unknown', { detail: { name: unknown }, field });
  }
}

const ALWAYS = '9999-12-31';

/** Another second partner whose days overlap these, where the settings let a partner have one; null where none does. */
async function findOverlapping(
  ctx: Context,
  scope: Scope,
  { partner, secondPartner, startsOn, endsOn }: Terms,
): Promise<string | null> {
  if ((await getSetting(scope)).cardinality === 'many') return null;
  const today = ctx.now().slice(0, 10);
  const from = startsOn ?? today;
  const to = endsOn ?? ALWAYS;
  const terms = new Map((await listContractTerms(scope, partner)).map((term) => [term.secondPartnerId, term]));
  const held = await listHeldContracts(scope, partner);
  const planned = [...terms.values()].filter((term) => term.startsOn !== null && term.startsOn > today);
  for (const id of new Set([...held, ...planned.map((term) => term.secondPartnerId)])) {
    const begins = held.includes(id) ? today : (terms.get(id)?.startsOn ?? today);
    const ends = terms.get(id)?.endsOn ?? ALWAYS;
    if (id !== secondPartner && begins <= to && from <= ends) return id;
  }
  return null;
}
