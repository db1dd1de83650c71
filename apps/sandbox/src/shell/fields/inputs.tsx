import { useState } from 'react';
import type { InputProps } from './field-input.tsx';

const KEYBOARDS: Record<string, string> = { email: 'email', phone: 'tel', url: 'url' };

const emptyToNull = (text: string) => (text === '' ? null : text);
const asText = ({ entered: { value } }: InputProps) => (value === null ? '' : String(value));
const common = ({ id, required, autoFocus, describedBy }: InputProps) => ({
  id,
  required,
  // The pencil that was pressed leads into its field
  autoFocus,
  'aria-describedby': describedBy,
  'aria-invalid': describedBy !== undefined,
});

export function TextInput(props: InputProps) {
  return (
    <input
      {...common(props)}
      className="slds-input"
      type={KEYBOARDS[props.field.type] ?? 'text'}
      maxLength={props.field.length || undefined}
      value={asText(props)}
      onChange={(event) => props.onEnter({ value: emptyToNull(event.target.value) })}
    />
  );
}

export function TextAreaInput(props: InputProps) {
  return (
    <textarea
      {...common(props)}
      className="slds-textarea"
      rows={3}
      value={asText(props)}
      onChange={(event) => props.onEnter({ value: emptyToNull(event.target.value) })}
    />
  );
}

export function DateInput(props: InputProps) {
  return (
    <input
      {...common(props)}
      className="slds-input"
      type="date"
      value={asText(props)}
      onChange={(event) => props.onEnter({ value: emptyToNull(event.target.value) })}
    />
  );
}

/** Keeps the text while it is typed: `12.` is on its way to 12.5. */
export function NumberInput(props: InputProps) {
  const [text, setText] = useState(asText(props));
  return (
    <input
      {...common(props)}
      className="slds-input"
      type="number"
      step={props.field.scale > 0 ? 10 ** -props.field.scale : 1}
      value={text}
      onChange={(event) => {
        setText(event.target.value);
        props.onEnter({ value: event.target.value === '' ? null : event.target.valueAsNumber });
      }}
    />
  );
}

export function CheckboxInput(props: InputProps) {
  return (
    <input
      {...common({ ...props, required: false })}
      className="shell-checkbox"
      type="checkbox"
      checked={props.entered.value === true}
      onChange={(event) => props.onEnter({ value: event.target.checked })}
    />
  );
}

export function PicklistInput(props: InputProps) {
  const value = asText(props);
  const values = props.field.picklistValues.filter((each) => each.active || each.value === value);
  return (
    <div className="slds-select_container">
      <select
        {...common(props)}
        className="slds-select"
        value={value}
        onChange={(event) => props.onEnter({ value: emptyToNull(event.target.value) })}
      >
        <option value="">--None--</option>
        {values.map((each) => (
          <option key={each.value} value={each.value}>
            {each.label}
          </option>
        ))}
      </select>
    </div>
  );
}
