/** Within a sentence; abbreviations and names of several capitals ("VAR", "Technology Services Broker") stay as they are. */
export const lower = (label: string) =>
  /^[A-Z]{2}|[\s-][A-Z]/.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1);

export const capitalized = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

export const article = (label: string) => (/^[aeiou]/i.test(label) ? 'an' : 'a');

/** Labels are the vendor's own words: "Reseller", "Agency", "Sub-VAR". */
export const plural = (label: string) =>
  /[^aeiou]y$/i.test(label) ? `${label.slice(0, -1)}ies` : /(s|x|ch|sh)$/i.test(label) ? `${label}es` : `${label}s`;

/** "1 deal", "2 deals". */
export const counted = (count: number, one: string, many = plural(one)) =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`;

/** With a full stop, unless a name such as “Inc.” has ended the sentence already. */
export const sentence = (text: string) => (text.endsWith('.') ? text : `${text}.`);

export const quoted = (name: string) => `“${name}”`;

/** "a, b and c" */
export const listed = (names: readonly string[], word = 'and') =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} ${word} ${names.at(-1)}`;

/** Names in a list: they may have commas in them. */
export const quotedAll = (names: readonly string[]): string => names.map(quoted).join(', ');
