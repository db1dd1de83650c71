import { CrmFailure } from '@tierline/domain/crm';

/** Several values as both CRMs take them, joined by `;`: a value that has one itself would come apart. */
export function joinValues(values: readonly string[]): string {
  const odd = values.find((value) => value.includes(';'));
  if (odd !== undefined) {
    throw new CrmFailure('rejected', `“${odd}” has a semicolon, which the CRM takes for the end of a value.`);
  }
  return values.join(';');
}
