import { findConnection } from '@tierline/db/connection';
import type { AccessReport } from '@tierline/domain/access-report';
import { CrmFailure } from '@tierline/domain/crm';
import type { Context } from '../context.ts';
import { parsePublicKeys } from '../salesforce/public-keys.ts';

/** How an org's set-up looks from Tierline's side. */
export interface SetUpCheck {
  /** Signing keys that are known. */
  keys: number;
  /** Whether Tierline gets in; Salesforce's own words when it does not. */
  login: { ok: true } | { ok: false; text: string };
  /** What the integration user may do; null when that could not be asked. */
  access: AccessReport | null;
}

/** Asks the org in the integration user's session; `null` where there is no Salesforce org to ask. */
export async function checkSetUp({ scope, orgs }: Pick<Context, 'scope' | 'orgs'>): Promise<SetUpCheck | null> {
  const connection = await findConnection(scope, 'salesforce');
  if (!orgs || !connection || connection.disconnectedAt !== null) return null;
  const keys = parsePublicKeys(connection.publicKey ?? '').length;
  try {
    const org = await orgs.signIn(connection.config);
    return { keys, login: { ok: true }, access: await org.checkAccess() };
  } catch (error) {
    if (!(error instanceof CrmFailure)) throw error;
    return { keys, login: { ok: false, text: error.message }, access: null };
  }
}
