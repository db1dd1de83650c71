import type { Option } from '../screen-client.js';

export const isEligible = (option: Option) => option.disabled === undefined;

export const findOption = (options: readonly Option[], value: string | null) =>
  options.find((option) => option.value === value);

/** A Select's option has one line for everything. */
export const toSelectOption = ({ value, label, hint }: Option) => ({
  value,
  label: hint === undefined ? label : `${label} – ${hint}`,
});
