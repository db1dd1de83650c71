import { CrmFailure } from '@tierline/domain/crm';

/** What another installation created at the same time is there, which is all that was wanted. */
export async function exceptDuplicate(creation: Promise<unknown>): Promise<void> {
  try {
    await creation;
  } catch (error) {
    if (!(error instanceof CrmFailure) || error.code !== 'duplicate') throw error;
  }
}
