import type { CurrencyInputProps, NumberInputProps, StepperInputProps } from '@hubspot/ui-extensions';
import { useEffect, useRef, useState } from 'react';
import { useBuffered } from './buffered.ts';
import { Field, type FieldProps } from './field.tsx';
import { Glyph } from './glyph.tsx';

interface NumberProps extends FieldProps {
  name?: string;
  value?: number | undefined;
  defaultValue?: number | undefined;
  min?: number | undefined;
  max?: number | undefined;
  placeholder?: string | undefined;
  readOnly?: boolean | undefined;
  onInput?: ((value: number) => void) | undefined;
  onChange?: ((value: number) => void) | undefined;
  onBlur?: ((value: number) => void) | undefined;
  onFocus?: ((value: number) => void) | undefined;
}

const toText = (value: number | undefined) => (value === undefined || Number.isNaN(value) ? '' : String(value));
/** An empty or unfinished number is NaN to the extension. */
const toNumber = (text: string) => (text.trim() === '' ? Number.NaN : Number(text.replaceAll(',', '')));

/** Keeps what is being typed, such as `1.`, apart from the number that it stands for. */
function useNumber({ value, defaultValue, onInput, onChange, onBlur, onFocus }: NumberProps) {
  const [number, change] = useBuffered(value ?? defaultValue ?? Number.NaN);
  const [text, setText] = useState(() => toText(number));
  const committed = useRef(number);
  useEffect(() => {
    setText((before) => (Object.is(toNumber(before), number) ? before : toText(number)));
  }, [number]);
  const set = (next: number, finished: boolean) => {
    if (finished) committed.current = next;
    change(next, onInput, finished ? onChange : undefined);
  };
  return {
    number,
    set,
    attributes: {
      value: text,
      onChange: ({ target }: { target: { value: string } }) => {
        setText(target.value);
        const next = toNumber(target.value);
        if (!Object.is(next, number)) set(next, false);
      },
      onBlur: () => {
        if (!Object.is(committed.current, number)) {
          committed.current = number;
          onChange?.(number);
        }
        onBlur?.(number);
      },
      onFocus: () => onFocus?.(number),
    },
  };
}

export function NumberInput({ formatStyle, textAlign, precision: _precision, ...properties }: NumberInputProps) {
  const { attributes } = useNumber(properties);
  const { name, placeholder, readOnly, testId } = properties;
  return (
    <Field field={properties}>
      {(control) => (
        <div className="hs-affixed">
          <input
            {...control}
            {...attributes}
            className="hs-input"
            inputMode="decimal"
            {...{ name, placeholder, readOnly }}
            style={textAlign && { textAlign }}
            data-test-id={testId}
          />
          {formatStyle === 'percentage' ? <span className="hs-affixed__affix">%</span> : null}
        </div>
      )}
    </Field>
  );
}

export function CurrencyInput({ currency = 'USD', precision: _precision, ...properties }: CurrencyInputProps) {
  const { attributes } = useNumber(properties);
  const { name, placeholder, readOnly } = properties;
  return (
    <Field field={properties}>
      {(control) => (
        <div className="hs-affixed">
          <span className="hs-affixed__affix">{currency}</span>
          <input
            {...control}
            {...attributes}
            className="hs-input"
            inputMode="decimal"
            {...{ name, placeholder, readOnly }}
          />
        </div>
      )}
    </Field>
  );
}

export function StepperInput({
  stepSize = 1,
  precision: _precision,
  formatStyle: _style,
  ...properties
}: StepperInputProps) {
  const { number, set, attributes } = useNumber(properties);
  const { name, label, placeholder, readOnly, min, max } = properties;
  const step = (by: number) => {
    const next = (Number.isNaN(number) ? 0 : number) + by;
    set(Math.min(max ?? next, Math.max(min ?? next, next)), true);
  };
  return (
    <Field field={properties}>
      {(control) => (
        <div className="hs-stepper">
          <button
            type="button"
            aria-label={`Less ${label}`}
            disabled={readOnly || number <= (min ?? Number.NEGATIVE_INFINITY)}
            onClick={() => step(-stepSize)}
          >
            <Glyph name="subtract" size={12} />
          </button>
          <input
            {...control}
            {...attributes}
            className="hs-input"
            inputMode="decimal"
            {...{ name, placeholder, readOnly }}
          />
          <button
            type="button"
            aria-label={`More ${label}`}
            disabled={readOnly || number >= (max ?? Number.POSITIVE_INFINITY)}
            onClick={() => step(stepSize)}
          >
            <Glyph name="add" size={12} />
          </button>
        </div>
      )}
    </Field>
  );
}
