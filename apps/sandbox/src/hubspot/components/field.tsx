import { type ReactNode, useId } from 'react';
import { Glyph } from './glyph.tsx';

export interface FieldProps {
  label?: string | undefined;
  required?: boolean | undefined;
  description?: string | undefined;
  tooltip?: string | undefined;
  error?: boolean | undefined;
  validationMessage?: string | undefined;
}

export interface ControlAttributes {
  id: string;
  'aria-invalid': true | undefined;
  'aria-describedby': string | undefined;
  'aria-required': true | undefined;
}

/** Label, hints and message around a control, tied to it for assistive technology. */
export function Field({ field, children }: { field: FieldProps; children: (control: ControlAttributes) => ReactNode }) {
  const id = useId();
  const { label, required, description, tooltip, error, validationMessage } = field;
  const texts = [
    [description, 'hs-field__description', `${id}-description`],
    [tooltip, 'hs-hidden', `${id}-tooltip`],
    [validationMessage, error ? 'hs-field__error' : 'hs-field__message', `${id}-message`],
  ] as const;
  const described = texts.flatMap(([text, , textId]) => (text ? [textId] : [])).join(' ');
  return (
    <div className="hs-field">
      {label ? (
        <label htmlFor={id} className="hs-field__label">
          {label}
          {required ? <span aria-hidden="true"> *</span> : null}
          {tooltip ? (
            <span className="hs-field__tooltip" title={tooltip}>
              <Glyph name="info" size={12} />
            </span>
          ) : null}
        </label>
      ) : null}
      {children({
        id,
        'aria-invalid': error || undefined,
        'aria-describedby': described === '' ? undefined : described,
        'aria-required': required || undefined,
      })}
      {texts.map(([text, look, textId]) =>
        text ? (
          <p key={textId} id={textId} className={look}>
            {text}
          </p>
        ) : null,
      )}
    </div>
  );
}
