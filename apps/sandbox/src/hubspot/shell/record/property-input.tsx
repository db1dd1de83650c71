import { useEffect, useId, useRef } from 'react';
import type { PropertyDefinition } from '../platform/schema.ts';

interface InputProps {
  property: PropertyDefinition;
  /** As the API has it; empty for blank. */
  value: string;
  focus: boolean;
  onChange: (value: string) => void;
}

export function PropertyInput(properties: InputProps) {
  const id = useId();
  const { property, value, focus, onChange } = properties;
  const field = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (focus) field.current?.querySelector<HTMLElement>('input, select, textarea')?.focus();
  }, [focus]);
  const disabled = property.modificationMetadata?.readOnlyValue ?? false;
  return (
    <div className="hs-field" ref={field} data-property={property.name}>
      {property.fieldType === 'checkbox' ? (
        <Checkboxes {...properties} />
      ) : (
        <>
          <label htmlFor={id} className="hs-field__label">
            {property.label}
          </label>
          <Single id={id} property={property} value={value} disabled={disabled} onChange={onChange} />
        </>
      )}
    </div>
  );
}

type SingleProps = Omit<InputProps, 'focus'> & { id: string; disabled: boolean };

function Single({ id, property, value, disabled, onChange }: SingleProps) {
  const change = ({ target }: { target: { value: string } }) => onChange(target.value);
  const common = { id, value, disabled, onChange: change, className: 'hs-input' };
  switch (property.fieldType) {
    case 'select':
    case 'radio':
    case 'booleancheckbox':
      return (
        <select {...common}>
          <option value="">--</option>
          {optionsOf(property).map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      );
    case 'textarea':
      return <textarea {...common} rows={3} />;
    case 'number':
      return <input {...common} inputMode="decimal" />;
    case 'date':
      return <input {...common} type="date" value={toDay(value)} />;
    default:
      return <input {...common} type="text" />;
  }
}

function Checkboxes({ property, value, onChange }: InputProps) {
  const chosen = value === '' ? [] : value.split(';');
  const set = (one: string, checked: boolean) =>
    onChange((checked ? [...chosen, one] : chosen.filter((each) => each !== one)).join(';'));
  return (
    <fieldset className="shell-checkboxes">
      <legend className="hs-field__label">{property.label}</legend>
      {property.options.map((option) => (
        <label key={option.value}>
          <input
            type="checkbox"
            checked={chosen.includes(option.value)}
            onChange={({ target }) => set(option.value, target.checked)}
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}

const optionsOf = ({ options, fieldType }: PropertyDefinition) =>
  options.length === 0 && fieldType === 'booleancheckbox'
    ? [
        { value: 'true', label: 'Yes' },
        { value: 'false', label: 'No' },
      ]
    : options;

/** Dates come as a day, as a moment, or as milliseconds. */
function toDay(value: string): string {
  if (value === '') return '';
  const at = new Date(/^\d+$/.test(value) ? Number(value) : value);
  return Number.isNaN(at.getTime()) ? '' : at.toISOString().slice(0, 10);
}
