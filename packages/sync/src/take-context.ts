import type { Scope } from '@tierline/db/scope';
import type { CrmKind } from '@tierline/domain/crm';
import type { PageEffects } from './page-effects.ts';
import type { Terms } from './terms.ts';

/** A page of readings on its way into the database, in one transaction. */
export interface TakeContext {
  scope: Scope;
  crm: CrmKind;
  terms: Terms;
  effects: PageEffects;
  now: string;
}
