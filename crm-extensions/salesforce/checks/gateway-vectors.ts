import { projectRoot, readSource } from './salesforce-project.ts';

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

export interface FieldAccess {
  read: boolean;
  edit: boolean;
}

interface StoredRecord {
  object: string;
  id: string;
  /** By path: the record's own fields, and those of records that it looks up to. */
  values: Record<string, string | number | boolean | null>;
}

export interface GatewayCall {
  procedure: string;
  recordId: string | null;
  /** `null` and empty alike ask for the fields that the org has configured. */
  watch: string[] | null;
}

/** One case of what `TierlineGateway` sends or refuses. */
export interface GatewayVector {
  name: string;
  orgId: string;
  user: { id: string; name: string; type: 'Standard' | 'Guest'; permissions: string[] };
  /** The page's record as the user may see it; fields that are not listed do not exist. */
  record: (StoredRecord & { modifiedAt: string; access: FieldAccess; fields: Record<string, FieldAccess> }) | null;
  /** Records that it looks up to. */
  related: StoredRecord[];
  /** Where the input's length is given, it is `{"pad":"xxx…"}` of so many characters. */
  call: GatewayCall & ({ input: string | null } | { inputLength: number });
  /**
   * `claims` leaves out `iat`, `nbf`, `exp` and `digest`: the token is good for 60 seconds, and the digest is that of
   * the very body that was sent. `refusal` is the API name of a custom label.
   */
  expected: { path: string; body: { [key: string]: Json }; claims: { [key: string]: Json } } | { refusal: string };
}

export function readGatewayVectors(): GatewayVector[] {
  return JSON.parse(readSource(projectRoot, 'staticresources/TierlineGatewayVectors.json')) as GatewayVector[];
}

export const inputOf = (call: GatewayVector['call']): string | null =>
  'inputLength' in call ? `{"pad":"${'x'.repeat(call.inputLength - '{"pad":""}'.length)}"}` : call.input;
