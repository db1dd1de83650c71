import { listed } from './grammar.ts';

/** For deleting here what stays in the CRM. */
export const removalWords = {
  remove: 'Delete in Tierline',
  removeTitle: (name: string) => `Delete ${name} in Tierline?`,
  removeText: (crms: readonly string[], status: string) =>
    crms.length > 1
      ? `The records in ${listed(crms)} are not deleted. Their status becomes “${status}”, and you can restore them here at any time.`
      : `The record in ${listed(crms)} is not deleted. Its status becomes “${status}”, and you can restore it here at any time.`,
  removed: (name: string) => `${name} was deleted in Tierline`,
  tombstone: (name: string) => `${name} is deleted in Tierline`,
  tombstoneText: (crms: readonly string[], status: string) =>
    crms.length > 1
      ? `The records in ${listed(crms)} are still there, with the status “${status}”.`
      : `The record in ${listed(crms)} is still there, with the status “${status}”.`,
  restore: 'Restore',
  restored: (name: string) => `${name} is restored`,
  kept: 'Being saved',
  already: (name: string) => `${name} is deleted already`,
  notDeleted: (name: string) => `${name} is not deleted here`,
};
