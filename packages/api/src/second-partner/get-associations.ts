import { getPartnerAssociations } from '@tierline/db/contract';
import type { Scope } from '@tierline/db/scope';
import type { PartnerAssociations } from '@tierline/domain/eligibility';
import type { Context } from '../context.ts';

/**
 * What decides who may stand behind this partner, with the rules as they are kept beside the index. Within a write
 * transaction call it before the first write.
 */
export const getAssociations = async (
  { indexes }: Pick<Context, 'indexes'>,
  scope: Scope,
  partnerId: string | null,
): Promise<PartnerAssociations> => getPartnerAssociations(scope, partnerId, await indexes.getWithRules(scope));
