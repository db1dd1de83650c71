import { z } from 'zod';

/** What the `connection` row of a Salesforce org keeps for its adapter. */
export const salesforceConfig = z.object({
  loginUrl: z.url({ protocol: /^https?$/, error: 'must be an address such as https://login.salesforce.com' }),
  clientId: z.string().min(1, 'must not be empty'),
  username: z.string().min(1, 'must not be empty'),
  /** Whom the login is meant for, where it is not the login URL. */
  audience: z.string().optional(),
});

export type SalesforceConfig = z.infer<typeof salesforceConfig>;
