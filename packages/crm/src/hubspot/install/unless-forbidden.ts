import { statusOf } from '../failure.ts';

/**
 * `null` when HubSpot forbids it, as it does where the account's plan lacks it (leads, labels of one's own) or nobody
 * consented to an optional scope; it tells the two by the same status and category.
 */
export async function unlessForbidden<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    if (statusOf(error) === 403) return null;
    throw error;
  }
}
