import { toNameKey } from '@tierline/domain/organization';

/** Each name as the field offers it, however it spells it; a name that is not offered as it is. No name twice. */
export function spellAsOffered(names: readonly string[], offered: readonly string[]): string[] {
  const spelling = new Map(offered.map((name) => [toNameKey(name), name]));
  return [...new Map(names.map((name) => [toNameKey(name), spelling.get(toNameKey(name)) ?? name])).values()];
}
