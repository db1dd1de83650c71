import type { MultiSelectProps } from '@hubspot/ui-extensions';
import { useRef, useState } from 'react';
import { useBuffered } from './buffered.ts';
import { Field } from './field.tsx';
import { Glyph } from './glyph.tsx';

type Values = NonNullable<MultiSelectProps['value']>;

const haveSame = (one: Values, other: Values) =>
  one.length === other.length && one.every((value) => other.includes(value));

/** A button that says what is chosen, and opens a list of checkboxes. */
export function MultiSelect(properties: MultiSelectProps) {
  const { name, value = [], options, placeholder = 'Choose', readOnly = false, label, onChange } = properties;
  const [chosen, change] = useBuffered<Values>(value, haveSame);
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLFieldSetElement>(null);
  const labels = options.filter((option) => chosen.includes(option.value)).map((option) => option.label);
  const toggle = (one: Values[number]) =>
    change(chosen.includes(one) ? chosen.filter((each) => each !== one) : [...chosen, one], onChange);
  return (
    <Field field={properties}>
      {({ 'aria-required': _required, 'aria-invalid': invalid, ...control }) => (
        <fieldset
          className="hs-select"
          aria-label={label ?? placeholder}
          ref={root}
          onBlur={({ relatedTarget }) => !root.current?.contains(relatedTarget) && setOpen(false)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || !open) return;
            event.stopPropagation();
            setOpen(false);
          }}
        >
          <button
            {...control}
            type="button"
            className="hs-input hs-select__face"
            disabled={readOnly}
            data-invalid={invalid}
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            <span className="hs-truncate">{labels.join(', ') || placeholder}</span>
          </button>
          <Glyph name="downCarat" size={10} />
          {name ? chosen.map((one) => <input key={String(one)} type="hidden" name={name} value={String(one)} />) : null}
          <div className="hs-options" hidden={!open}>
            {options.map((option) => (
              <label key={String(option.value)} className="hs-options__option">
                <input type="checkbox" checked={chosen.includes(option.value)} onChange={() => toggle(option.value)} />
                {option.label}
              </label>
            ))}
          </div>
        </fieldset>
      )}
    </Field>
  );
}
