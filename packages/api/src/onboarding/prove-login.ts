import { CrmFailure } from '@tierline/domain/crm';
import type { OrgLogin, OrgVerifier, SignedInOrg } from '../context.ts';
import { ProblemError } from '../problem/problem-error.ts';
import { joinPublicKeys, parsePublicKeys } from '../salesforce/public-keys.ts';
import { explainLogin } from './explain-login.ts';

export interface ProvenLogin {
  config: Record<string, unknown>;
  /** What the org says of itself in that login. */
  name: string;
  publicKeys: string[];
}

/**
 * Signs in as the administrator says and makes sure that it is the org with this id, and that it has signing keys. A
 * `ProblemError` names the step that failed, and what to do; nothing is kept.
 */
export async function proveLogin(orgs: OrgVerifier, orgId: string, login: OrgLogin): Promise<ProvenLogin> {
  const config = orgs.toConfig(login);
  const org = await orgs.signIn(config).catch((error: unknown) => {
    throw error instanceof CrmFailure ? explainLogin(error) : error;
  });
  if (org.orgId !== orgId) throw new ProblemError('org_other', { field: 'clientId' });
  const { name, texts } = await read(org).catch((error: unknown) => {
    if (!(error instanceof CrmFailure)) throw error;
    if (error.code === 'unavailable' || error.code === 'rate_limited') throw explainLogin(error);
    // Before the sentence Salesforce repeats the query.
    const text = error.message.split('\n').at(-1) ?? '';
    throw new ProblemError('org_keys_unreadable', { detail: { text } });
  });
  const publicKeys = parsePublicKeys(joinPublicKeys(texts));
  if (publicKeys.length === 0) throw new ProblemError('key_missing');
  return { config, name, publicKeys };
}

async function read(org: SignedInOrg): Promise<{ name: string; texts: string[] }> {
  const [name, texts] = await Promise.all([org.readName(), org.readSigningKeys()]);
  return { name, texts };
}
