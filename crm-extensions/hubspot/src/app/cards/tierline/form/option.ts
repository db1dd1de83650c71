import type { Option } from '../screen-client.js';

export const isEligible = (option: Option) => option.disabled === undefined;

export const findOption = (options: readonly Option[], value: string | null) =>
  options.find((option) => option.value === value);

/** What may be chosen, once each: of what the server sent, of what a search found, and what is chosen now in any case. */
export function choicesOf(known: readonly Option[], selected: Option | undefined): Option[] {
  const choices = known.filter((option) => isEligible(option) || option === selected);
  const all = selected && !choices.includes(selected) ? [selected, ...choices] : choices;
  return [...new Map(all.map((option) => [option.value, option])).values()];
}

/** A Select's option has one line for everything. The closed Select has less: what is chosen goes by its name alone. */
export const toSelectOption = ({ value, label, hint }: Option, chosen: string | null) => ({
  value,
  label: hint === undefined || value === chosen ? label : `${label} – ${hint}`,
});
