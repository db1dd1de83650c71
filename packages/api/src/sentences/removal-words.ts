/** For deleting here what stays in the CRM. */
export const removalWords = {
  remove: 'Delete in Tierline',
  removeTitle: (name: string) => `Delete ${name} in Tierline?`,
  removeText: (crms: string, status: string) =>
    `The record in ${crms} is not deleted. Its status there becomes “${status}”, and it can be restored here at any time.`,
  removed: (name: string) => `${name} was deleted in Tierline`,
  tombstone: (name: string) => `${name} is deleted in Tierline`,
  tombstoneText: (crms: string, status: string) =>
    `Its record in ${crms} is still there, with the status “${status}”. Restore it to take it back.`,
  restore: 'Restore',
  restored: (name: string) => `${name} is restored`,
  kept: 'Kept, and being saved',
  already: (name: string) => `${name} is deleted already`,
  notDeleted: (name: string) => `${name} is not deleted here`,
};
