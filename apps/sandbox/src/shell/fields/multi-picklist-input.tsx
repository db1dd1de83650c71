import type { InputProps } from './field-input.tsx';

/** Values are kept as Salesforce keeps them, joined by semicolons; what was chosen stays choosable. */
export function MultiPicklistInput({ id, field, entered, autoFocus, describedBy, onEnter }: InputProps) {
  const chosen = entered.value ? String(entered.value).split(';') : [];
  const defined = field.picklistValues.filter(({ active }) => active).map(({ value }) => value);
  const values = [...defined, ...chosen.filter((value) => !defined.includes(value))];
  const toggle = (value: string, on: boolean) => {
    const next = values.filter((each) => (each === value ? on : chosen.includes(each)));
    onEnter({ value: next.length === 0 ? null : next.join(';') });
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: the field's label, outside, names the group
    <div className="shell-multi" role="group" aria-labelledby={`${id}-label`} aria-describedby={describedBy}>
      {values.map((value, place) => (
        <label key={value} className="shell-multi__value">
          <input
            id={place === 0 ? id : undefined}
            // biome-ignore lint/a11y/noAutofocus: the pencil that was pressed leads into its field
            autoFocus={autoFocus && place === 0}
            type="checkbox"
            checked={chosen.includes(value)}
            onChange={(event) => toggle(value, event.target.checked)}
          />
          <span>{value}</span>
        </label>
      ))}
    </div>
  );
}
