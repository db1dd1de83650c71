/** The literal that LIKE compares with: anything that contains the words, taken as they are. */
export const containing = (words: string): string => `'%${words.trim().replace(/[\\'%_]/g, '\\$&')}%'`;
