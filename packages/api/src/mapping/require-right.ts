import type { Scope } from '@tierline/db/scope';
import { getProgramme } from '@tierline/db/tenant';
import type { MappingFault } from '@tierline/domain/field-mapping/check-mapping';
import type { Context } from '../context.ts';
import { ProblemError } from '../problem/problem-error.ts';
import { sentencesFor } from '../sentences/catalogue.ts';
import { nameFields } from '../write/name-fields.ts';
import type { MappingDraft } from './inputs.ts';
import { tellFault } from './place-faults.ts';

/** What is wrong is neither done nor saved. */
export async function requireRight(
  ctx: Context,
  { crm, object }: Pick<MappingDraft, 'crm' | 'object'>,
  faults: readonly MappingFault[],
  scope: Scope = ctx.scope,
): Promise<void> {
  const [fault] = faults;
  if (!fault) return;
  const sentences = sentencesFor('en', ctx.crm.kind);
  const nameOf = await nameFields({ scope, sentences });
  const { accountTypes } = await getProgramme(scope);
  const reason = tellFault({ sentences, accountTypes, nameOf, of: { crm, object } })(fault);
  throw new ProblemError('settings_faulty', { detail: { reason } });
}
