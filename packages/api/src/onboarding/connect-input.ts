import { z } from 'zod';
import { keyInput } from '../inputs.ts';

/** Emptied text comes as null. */
const words = (missing: string, most: number) =>
  z.string({ error: missing }).trim().min(1, missing).max(most, `it is longer than ${most} characters`);

/** How Tierline is to sign in to a Salesforce org. */
export const connectInput = z.object({
  clientId: words('copy the consumer key of the app Tierline', 512),
  username: words('enter the user name of the integration user', 80),
  sandbox: z.boolean({ error: 'it is neither yes nor no' }).default(false),
  key: keyInput,
});

export type ConnectInput = z.infer<typeof connectInput>;
