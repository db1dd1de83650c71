import { useId } from 'react';
import type { FieldInfo } from '../record/object-info.ts';
import { type Entered, plainValue, useRecordForm } from '../record/record-form.ts';
import { referencedName } from './field-output.tsx';
import { CheckboxInput, DateInput, NumberInput, PicklistInput, TextAreaInput, TextInput } from './inputs.tsx';
import { LookupInput } from './lookup-input.tsx';
import { MultiPicklistInput } from './multi-picklist-input.tsx';

export interface InputProps {
  id: string;
  field: FieldInfo;
  entered: Entered;
  required: boolean;
  autoFocus: boolean;
  /** Id of the element that says what is wrong; undefined when nothing is. */
  describedBy: string | undefined;
  onEnter: (entered: Entered) => void;
}

export function FieldInput({ field, required }: { field: FieldInfo; required: boolean }) {
  const form = useRecordForm();
  const id = useId();
  const error = form.errors[field.name];
  const name = referencedName(field, form.record);
  const saved: Entered = { value: plainValue(form.record, field.name), ...(name === null ? {} : { label: name }) };
  const props: InputProps = {
    id,
    field,
    entered: form.entered[field.name] ?? saved,
    required,
    autoFocus: form.focused === field.name,
    describedBy: error === undefined ? undefined : `${id}-error`,
    onEnter: (entered) => form.enter(field.name, entered),
  };
  return (
    <div
      className={`slds-form-element shell-input ${error === undefined ? '' : 'slds-has-error'}`}
      data-field={field.name}
    >
      <label className="slds-form-element__label" htmlFor={id} id={`${id}-label`}>
        {required ? (
          <abbr className="slds-required" title="required">
            *{' '}
          </abbr>
        ) : null}
        {field.label}
      </label>
      <div className="slds-form-element__control">{inputFor(props)}</div>
      {error === undefined ? null : (
        <div className="slds-form-element__help" id={`${id}-error`}>
          {error}
        </div>
      )}
    </div>
  );
}

function inputFor(props: InputProps) {
  switch (props.field.type) {
    case 'boolean':
      return <CheckboxInput {...props} />;
    case 'picklist':
      return <PicklistInput {...props} />;
    case 'multipicklist':
      return <MultiPicklistInput {...props} />;
    case 'reference':
      return <LookupInput {...props} />;
    case 'date':
      return <DateInput {...props} />;
    case 'currency':
    case 'double':
    case 'int':
    case 'percent':
      return <NumberInput {...props} />;
    case 'textarea':
      return <TextAreaInput {...props} />;
    default:
      return <TextInput {...props} />;
  }
}
