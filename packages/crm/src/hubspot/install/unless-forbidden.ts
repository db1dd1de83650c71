import { hasReason, statusOf } from '../failure.ts';

/** `null` when HubSpot forbids it, be it for the account's plan or because nobody consented: for what one can do without. */
export const unlessForbidden = <T>(ask: () => Promise<T>): Promise<T | null> =>
  unless((error) => isForbidden(error), ask);

/** `null` when the account's plan does not have it; a scope that is missing is for a person to mend, and fails. */
export const unlessPlanLacks = <T>(ask: () => Promise<T>): Promise<T | null> =>
  unless((error) => isForbidden(error) && !hasReason(error, 'MISSING_SCOPES'), ask);

const isForbidden = (error: unknown): boolean => statusOf(error) === 403;

async function unless<T>(isMeant: (error: unknown) => boolean, ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    if (isMeant(error)) return null;
    throw error;
  }
}
