import { isGroup, isTree } from './condition-check.ts';
import type { Search } from './screen-view.ts';
import type { Json } from './value.ts';
import type { ConditionTree, Field, Option } from './vocabulary.ts';

/** Options taken from a search: the server's own list may not have them, and the label must not get lost. */
export interface Chosen {
  chosen: { [field: string]: Option };
  /** Those of fields that hold several, by name; those of conditions by `<field>/<subject>`. */
  chosenMany: { [field: string]: Option[] };
}

/** Under which name the values of a subject of conditions are searched. */
export const searchNameOf = (field: string, subject: string) => `${field}/${subject}`;

/** What a draft remembers once `value` stands in a field, of what was found for it. */
export function withFound(
  { chosen, chosenMany }: Chosen,
  field: Field,
  value: Json,
  searches: { [name: string]: Search } = {},
): Chosen {
  const foundFor = (name: string) => searches[name]?.options ?? [];
  if (field.type === 'picker') {
    const found = foundFor(field.name).find((option) => option.value === value);
    return { chosenMany, chosen: found ? { ...chosen, [field.name]: found } : chosen };
  }
  const many = { ...chosenMany };
  for (const [name, values] of valuesByName(field, value)) {
    const known = [...(many[name] ?? []), ...foundFor(name)];
    const options = values.flatMap((each) => known.findLast((option) => option.value === each) ?? []);
    if (options.length > 0 || many[name]) many[name] = options;
  }
  return { chosen, chosenMany: many };
}

function valuesByName(field: Field, value: Json): Map<string, string[]> {
  if (field.type === 'multi' && Array.isArray(value)) return new Map([[field.name, value.map(String)]]);
  const names = new Map<string, string[]>();
  if (field.type === 'conditions' && isTree(value)) collect(value, field.name, names);
  return names;
}

function collect(tree: ConditionTree, field: string, names: Map<string, string[]>) {
  for (const item of tree.items) {
    if (isGroup(item)) collect(item, field, names);
    else if (item.field !== null) {
      const name = searchNameOf(field, item.field);
      names.set(name, [...new Set([...(names.get(name) ?? []), ...item.values])]);
    }
  }
}
