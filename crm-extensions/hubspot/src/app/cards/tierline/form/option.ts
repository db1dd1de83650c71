import type { Option } from '../screen-client.js';

export const isEligible = (option: Option) => option.disabled === undefined;

export const findOption = (options: readonly Option[], value: string | null) =>
  options.find((option) => option.value === value);

/** A Select's option has one line for everything. The closed Select has less: what is chosen goes by its name alone. */
export const toSelectOption = ({ value, label, hint }: Option, chosen: string | null) => ({
  value,
  label: hint === undefined || value === chosen ? label : `${label} – ${hint}`,
});
