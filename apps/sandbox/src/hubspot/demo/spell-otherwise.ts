const LEGAL_ENDING = /,? (Inc\.?|Corp\.?|Corporation|Co\.?|LLC|L\.L\.C\.|Ltd\.?|LLP|GmbH|AG|plc|Group|Company)$/;

/** The same company as somebody else would enter it: without what only lawyers write, or with words for signs. */
export function spellOtherwise(name: string): string {
  const short = name.replace(LEGAL_ENDING, '');
  if (short !== name) return short;
  if (name.includes('&')) return name.replace(/ ?& ?/, ' and ');
  if (name.includes('-')) return name.replace('-', ' ');
  return `${name} Inc`;
}
