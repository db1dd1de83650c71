import type { CrmFailureCode } from './crm.ts';

/** Everything that can be said no to, in one list; transport codes and sentences are tables over it. */
export type ProblemCode =
  | 'not_signed_in'
  | 'org_unknown'
  | 'request_altered'
  | 'not_permitted'
  | 'record_not_editable'
  | 'field_not_editable'
  | 'record_unknown'
  | 'screen_unknown'
  | 'call_unknown'
  | 'input_invalid'
  | 'body_too_large'
  | 'body_malformed'
  | 'key_conflict'
  | 'deal_deleted'
  | 'deal_without_partner'
  | 'second_partner_unknown'
  | 'second_partner_ineligible'
  | 'second_partner_not_in_crm'
  | 'person_unknown'
  | 'role_own'
  | 'nothing_to_clear'
  | 'saving_in_progress'
  | 'write_unknown'
  | 'write_settled'
  | `crm_${CrmFailureCode}`
  | 'fault';
