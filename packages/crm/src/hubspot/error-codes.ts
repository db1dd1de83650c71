import type { CrmFailureCode } from '@tierline/domain/crm';

/** What HubSpot's error categories mean to us (HubSpot developer documentation, "Error handling"). */
const BY_CATEGORY: Readonly<Record<string, CrmFailureCode>> = {
  BANNED: 'not_authorized',
  CONFLICT: 'duplicate',
  EXPIRED_AUTHENTICATION: 'not_authorized',
  INTERNAL_ERROR: 'unavailable',
  INVALID_AUTHENTICATION: 'not_authorized',
  MISSING_SCOPES: 'not_authorized',
  OBJECT_ALREADY_EXISTS: 'duplicate',
  OBJECT_NOT_FOUND: 'not_found',
  RATE_LIMITS: 'rate_limited',
  USER_DOES_NOT_HAVE_PERMISSIONS: 'not_authorized',
  VALIDATION_ERROR: 'rejected',
};

const BY_STATUS: Readonly<Record<number, CrmFailureCode>> = {
  401: 'not_authorized',
  403: 'not_authorized',
  404: 'not_found',
  408: 'unavailable',
  409: 'duplicate',
  423: 'locked',
  429: 'rate_limited',
  // The account is being moved between data centres, and says in Retry-After when to come back.
  477: 'unavailable',
};

export const codeByCategory = (category: string | undefined): CrmFailureCode | null =>
  category === undefined ? null : (BY_CATEGORY[category] ?? null);

/** The status says it; a category only where the status is the one for anything wrong with a request. */
export function codeByStatus(status: number, category: string | undefined): CrmFailureCode {
  const known = BY_STATUS[status];
  if (known !== undefined) return known;
  if (status < 400 || status >= 500) return 'unavailable';
  return (status === 400 ? codeByCategory(category) : null) ?? 'rejected';
}
