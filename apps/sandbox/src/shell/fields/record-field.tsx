import { useId } from 'react';
import type { PageField } from '../../metadata/lightning-page.ts';
import { findField } from '../record/object-info.ts';
import { useRecordForm } from '../record/record-form.ts';
import { Icon } from '../ui/icon.tsx';
import { FieldInput } from './field-input.tsx';
import { FieldOutput } from './field-output.tsx';

/** A field of the record: read, and with the pencil edited in place. Nothing when the viewer may not read it. */
export function RecordField({ field: { name, behavior } }: { field: PageField }) {
  const form = useRecordForm();
  const id = useId();
  const field = findField(form.object, name);
  if (!field || !(name in form.record.fields)) return null;
  const editable = form.object.updateable && field.updateable && behavior !== 'readonly';
  if (form.editing && editable) {
    return (
      <FieldInput field={field} required={field.type !== 'boolean' && (behavior === 'required' || !field.nillable)} />
    );
  }
  return (
    <div className="slds-form-element shell-field" data-field={name}>
      <span className="slds-form-element__label" id={id}>
        {field.label}
      </span>
      <div className="slds-form-element__control shell-field__control">
        {/* biome-ignore lint/a11y/useSemanticElements: a label and its value, not a form control */}
        <div className="slds-form-element__static shell-field__value" role="group" aria-labelledby={id}>
          <FieldOutput field={field} record={form.record} />
        </div>
        {editable && !form.editing ? (
          <button
            type="button"
            className="slds-button slds-button_icon slds-button_icon-small shell-field__edit"
            onClick={() => form.edit(name)}
          >
            <Icon name="utility:edit" className="slds-button__icon slds-button__icon_hint" />
            <span className="slds-assistive-text">Edit {field.label}</span>
          </button>
        ) : null}
      </div>
    </div>
  );
}
