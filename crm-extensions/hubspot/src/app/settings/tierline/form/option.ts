import type { Option } from '../screen-client.js';

export const findOption = (options: readonly Option[], value: string | null) =>
  options.find((option) => option.value === value);

/** What may be chosen, once each: of what the server sent, of what a search found, and what is chosen now in any case. */
export function choicesOf(known: readonly Option[], selected: readonly Option[]): Option[] {
  const choices = known.filter((option) => option.disabled === undefined || selected.includes(option));
  const all = [...selected.filter((option) => !choices.includes(option)), ...choices];
  return [...new Map(all.map((option) => [option.value, option])).values()];
}

/** An option in a list has one line for everything. What is chosen stands where there is less room: it goes by its name alone. */
export const toSelectOption = ({ value, label, hint }: Option, isChosen: boolean) => ({
  value,
  label: hint === undefined || isChosen ? label : `${label} – ${hint}`,
});
