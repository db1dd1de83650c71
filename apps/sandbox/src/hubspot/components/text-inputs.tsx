import type { InputProps, SearchInputProps, TextAreaProps } from '@hubspot/ui-extensions';
import { useRef } from 'react';
import { useBuffered } from './buffered.ts';
import { Field } from './field.tsx';
import { Glyph } from './glyph.tsx';

type TextProps = Pick<InputProps, 'value' | 'defaultValue' | 'onInput' | 'onChange' | 'onBlur' | 'onFocus'>;

/** `onInput` is told of every keystroke, `onChange` of the value that the person leaves behind. */
export function useText({ value, defaultValue, onInput, onChange, onBlur, onFocus }: TextProps) {
  const [shown, change] = useBuffered(value ?? defaultValue ?? '');
  const committed = useRef(shown);
  const commit = () => {
    if (committed.current === shown) return;
    committed.current = shown;
    onChange?.(shown);
  };
  return {
    shown,
    change,
    attributes: {
      value: shown,
      onChange: ({ target }: { target: { value: string } }) => change(target.value, onInput),
      onBlur: () => {
        commit();
        onBlur?.(shown);
      },
      onFocus: () => onFocus?.(shown),
    },
    commit,
  };
}

export function Input(properties: InputProps) {
  const { type = 'text', name, placeholder, readOnly, testId } = properties;
  const { attributes } = useText(properties);
  return (
    <Field field={properties}>
      {(control) => (
        <input
          {...control}
          {...attributes}
          className="hs-input"
          type={type}
          name={name}
          placeholder={placeholder}
          readOnly={readOnly}
          data-test-id={testId}
        />
      )}
    </Field>
  );
}

export function TextArea(properties: TextAreaProps) {
  const { name, placeholder, readOnly, cols, rows = 3, maxLength, resize = 'vertical' } = properties;
  const { attributes } = useText(properties);
  return (
    <Field field={properties}>
      {(control) => (
        <textarea
          {...control}
          {...attributes}
          className="hs-input"
          {...{ name, placeholder, readOnly, cols, rows, maxLength }}
          style={{ resize }}
        />
      )}
    </Field>
  );
}

export function SearchInput(properties: SearchInputProps) {
  const { name, label, placeholder, readOnly, clearable = true, onInput, onChange } = properties;
  const { shown, change, attributes, commit } = useText(properties);
  return (
    <Field field={properties}>
      {(control) => (
        <div className="hs-search">
          <Glyph name="search" size={14} />
          <input
            {...control}
            {...attributes}
            aria-label={label ? undefined : (placeholder ?? 'Search')}
            className="hs-input"
            type="search"
            {...{ name, placeholder, readOnly }}
            onKeyDown={({ key }) => key === 'Enter' && commit()}
          />
          {clearable && shown !== '' ? (
            <button
              type="button"
              className="hs-search__clear"
              aria-label="Clear"
              onClick={() => change('', onInput, onChange)}
            >
              <Glyph name="remove" size={12} />
            </button>
          ) : null}
        </div>
      )}
    </Field>
  );
}
