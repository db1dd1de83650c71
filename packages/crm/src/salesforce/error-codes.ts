import type { CrmFailureCode } from '@tierline/domain/crm';

/**
 * What Salesforce's error codes mean to us (REST API Developer Guide, "Status Codes and Error Responses"; SOAP API
 * Developer Guide, "Core Data Types Used in API Calls", StatusCode and ExceptionCode). A code that is not listed counts
 * by its HTTP status: most of those say that the request or the data was wrong, which is `rejected`, and some mean the
 * record itself with 404 and one that a lookup should point to with 400 (ENTITY_IS_DELETED, INVALID_CROSS_REFERENCE_KEY).
 */
export const FAILURE_BY_ERROR_CODE: Readonly<Record<string, CrmFailureCode>> = {
  API_CURRENTLY_DISABLED: 'not_authorized',
  API_DISABLED_FOR_ORG: 'not_authorized',
  CLIENT_NOT_ACCESSIBLE_FOR_USER: 'not_authorized',
  INACTIVE_OWNER_OR_USER: 'rejected',
  INVALID_AUTH_HEADER: 'not_authorized',
  INVALID_LOGIN: 'not_authorized',
  INVALID_SESSION_ID: 'not_authorized',
  PASSWORD_LOCKOUT: 'not_authorized',

  CONCURRENT_API_REQUESTS_LIMIT_EXCEEDED: 'rate_limited',
  LOGIN_RATE_EXCEEDED: 'rate_limited',
  REQUEST_LIMIT_EXCEEDED: 'rate_limited',

  UNABLE_TO_LOCK_ROW: 'locked',
  // Of one record, that another one's failure undid it: it was not at fault, and goes through when it is tried again.
  ALL_OR_NONE_OPERATION_ROLLED_BACK: 'locked',
  PROCESSING_HALTED: 'locked',

  DUPLICATES_DETECTED: 'duplicate',
  DUPLICATE_VALUE: 'duplicate',

  DUPLICATE_EXTERNAL_ID: 'ambiguous',
  MULTIPLE_CHOICES: 'ambiguous',

  NOT_FOUND: 'not_found',

  OPERATION_TOO_LARGE: 'rejected',
  QUERY_TIMEOUT: 'unavailable',
  QUERY_TOO_COMPLICATED: 'rejected',
  REQUEST_RUNNING_TOO_LONG: 'unavailable',
  SERVER_UNAVAILABLE: 'unavailable',
  SERVICE_UNAVAILABLE: 'unavailable',
  UNKNOWN_EXCEPTION: 'unavailable',

  FIELD_CUSTOM_VALIDATION_EXCEPTION: 'rejected',
  FIELD_FILTER_VALIDATION_EXCEPTION: 'rejected',
  FIELD_INTEGRITY_EXCEPTION: 'rejected',
  INSUFFICIENT_ACCESS: 'rejected',
  INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY: 'rejected',
  INSUFFICIENT_ACCESS_OR_READONLY: 'rejected',
  INVALID_FIELD: 'rejected',
  INVALID_FIELD_FOR_INSERT_UPDATE: 'rejected',
  INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST: 'rejected',
};

export function failureByStatus(status: number): CrmFailureCode {
  if (status === 300) return 'ambiguous';
  if (status === 401) return 'not_authorized';
  if (status === 404) return 'not_found';
  if (status === 429) return 'rate_limited';
  return status >= 400 && status < 500 ? 'rejected' : 'unavailable';
}
