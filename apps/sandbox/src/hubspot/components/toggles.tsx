import type { CheckboxProps, RadioButtonProps, ToggleGroupProps, ToggleProps } from '@hubspot/ui-extensions';
import { useId } from 'react';
import { useBuffered } from './buffered.ts';

type BoxProps = CheckboxProps & { type: 'checkbox' | 'radio' };

function CheckableBox({
  type,
  checked,
  initialIsChecked = false,
  readonly,
  readOnly,
  value = '',
  name,
  onChange,
  children,
  description,
  inline,
  testId,
  ...rest
}: BoxProps) {
  const [shown, change] = useBuffered(checked ?? initialIsChecked);
  const hint = useId();
  return (
    <div className={`hs-check ${inline ? 'hs-inline' : ''}`}>
      <label>
        <input
          type={type}
          name={name}
          value={value}
          checked={shown}
          disabled={readOnly ?? readonly ?? false}
          aria-label={rest['aria-label']}
          aria-describedby={description ? hint : undefined}
          data-test-id={testId}
          onChange={({ target }) => change(target.checked, (next) => onChange?.(next, value))}
        />
        <span>{children}</span>
      </label>
      {description ? (
        <p id={hint} className="hs-field__description">
          {description}
        </p>
      ) : null}
    </div>
  );
}

export const Checkbox = (properties: CheckboxProps) => <CheckableBox type="checkbox" {...properties} />;

export const RadioButton = (properties: RadioButtonProps) => <CheckableBox type="radio" {...properties} />;

export function Toggle({
  checked,
  initialIsChecked = false,
  readonly,
  readOnly,
  name,
  size,
  label,
  labelDisplay = 'inline',
  textChecked = 'ON',
  textUnchecked = 'OFF',
  onChange,
  testId,
}: ToggleProps) {
  const [shown, change] = useBuffered(checked ?? initialIsChecked);
  const small = size !== undefined && size !== 'default' && size !== 'md' && size !== 'medium';
  return (
    <label className={`hs-toggle hs-toggle_${labelDisplay}`}>
      <input
        type="checkbox"
        role="switch"
        aria-checked={shown}
        name={name}
        checked={shown}
        disabled={readOnly ?? readonly ?? false}
        data-test-id={testId}
        onChange={({ target }) => change(target.checked, onChange)}
      />
      <span className={`hs-toggle__track ${small ? 'hs-toggle__track_small' : ''}`} aria-hidden="true">
        {small ? '' : shown ? textChecked : textUnchecked}
      </span>
      <span className={labelDisplay === 'hidden' ? 'hs-hidden' : 'hs-toggle__label'}>{label}</span>
    </label>
  );
}

const asList = (value: string | string[] | undefined): string[] => (value === undefined ? [] : [value].flat());
const haveSame = (one: string[], other: string[]) => one.join('\n') === other.join('\n');

export function ToggleGroup({
  toggleType = 'checkboxList',
  name,
  label,
  required,
  error,
  validationMessage,
  options,
  inline,
  value,
  onChange,
}: ToggleGroupProps) {
  const initial = options.filter((option) => option.initialIsChecked).map((option) => option.value);
  const [chosen, change] = useBuffered(value === undefined ? initial : asList(value), haveSame);
  const many = toggleType === 'checkboxList';
  const tell = (next: string[]) =>
    (onChange as ((told: string | string[]) => void) | undefined)?.(many ? next : (next[0] ?? ''));
  const set = (one: string, checked: boolean) =>
    change(many ? (checked ? [...chosen, one] : chosen.filter((each) => each !== one)) : [one], tell);
  return (
    <fieldset className="hs-toggle-group">
      <legend className="hs-field__label">
        {label}
        {required ? <span aria-hidden="true"> *</span> : null}
      </legend>
      <div className={inline ? 'hs-toggle-group__inline' : undefined}>
        {options.map((option) => (
          <div key={option.value} className="hs-check">
            <label>
              <input
                type={many ? 'checkbox' : 'radio'}
                name={name}
                value={option.value}
                checked={chosen.includes(option.value)}
                disabled={option.readOnly ?? option.readonly ?? false}
                onChange={({ target }) => set(option.value, target.checked)}
              />
              <span>{option.label}</span>
            </label>
            {option.description ? <p className="hs-field__description">{option.description}</p> : null}
          </div>
        ))}
      </div>
      {validationMessage ? (
        <p className={error ? 'hs-field__error' : 'hs-field__message'}>{validationMessage}</p>
      ) : null}
    </fieldset>
  );
}
