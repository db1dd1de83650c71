/** Of a field that an admin adds; its key is made of its name. */
export const NEW = '+';

/** The key of a field by the name that an admin gives it: "Credit limit" is `credit_limit`. */
export const toKey = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+|_+$/g, '')
    .slice(0, 40)
    .replace(/_+$/g, '');
