import { createPrivateKey } from 'node:crypto';
import type { AccessReport } from '@tierline/domain/access-report';
import { CrmFailure } from '@tierline/domain/crm';
import type { Deadline } from '../http-answer.ts';
import type { Limiter } from './api.ts';
import { createApi } from './api.ts';
import { checkAccess } from './check-access.ts';
import type { SalesforceFields } from './fields.ts';
import { login } from './login.ts';
import { queryRows } from './query-pages.ts';
import { readSigningKeys } from './signing-keys.ts';
import { toText } from './values.ts';

export interface OrgSignInOptions {
  loginUrl: string;
  clientId: string;
  username: string;
  /** PEM. */
  privateKey: string;
  audience?: string | undefined;
  fields: SalesforceFields;
  limiter: Limiter;
  clock: () => Date;
  deadline: Deadline;
}

/** An org as it shows itself to the integration user, for setting it up and for looking after it. */
export interface SignedInOrg {
  /** The org that the login itself named, 18 characters. */
  orgId: string;
  readName(): Promise<string>;
  /** What its administrators have pasted as keys, without those retired. */
  readSigningKeys(): Promise<string[]>;
  checkAccess(): Promise<AccessReport>;
}

/** Rejects with a `CrmFailure` in Salesforce's own words when it does not let Tierline in. */
export async function signInToOrg(options: OrgSignInOptions): Promise<SignedInOrg> {
  const signIn = { ...options, privateKey: createPrivateKey(options.privateKey) };
  const { orgId } = await options.limiter(() => login(signIn));
  if (orgId === null) throw new CrmFailure('unavailable', 'Salesforce let Tierline in, but did not say to which org.');
  const api = createApi(signIn);
  return {
    orgId,
    async readName() {
      const [organization] = await queryRows(api, 'SELECT Name FROM Organization LIMIT 1');
      return toText(organization?.Name) ?? orgId;
    },
    readSigningKeys: () => readSigningKeys(api),
    checkAccess: () => checkAccess(api, options.fields),
  };
}
