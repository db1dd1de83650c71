import { FieldOutput } from '../fields/field-output.tsx';
import { ObjectIcon } from '../ui/icon.tsx';
import { useTitle } from '../ui/use-title.ts';
import { findField, nameFieldOf } from './object-info.ts';
import { highlightsOf } from './page-fields.ts';
import { plainValue, useRecordForm } from './record-form.ts';

export function Highlights() {
  const { object, record } = useRecordForm();
  const title = plainValue(record, nameFieldOf(object));
  useTitle(String(title));
  return (
    <div className="slds-page-header slds-page-header_record-home shell-highlights">
      <div className="slds-media">
        <div className="slds-media__figure">
          <ObjectIcon object={object.name} />
        </div>
        <div className="slds-media__body">
          <h1>
            <span className="shell-highlights__object">{object.label}</span>
            <span className="slds-page-header__title shell-highlights__name">{title}</span>
          </h1>
        </div>
      </div>
      <dl className="shell-highlights__fields">
        {highlightsOf(object).map((name) => {
          const field = findField(object, name);
          if (!field) return null;
          return (
            <div key={name} className="shell-highlights__field">
              <dt className="slds-text-title">{field.label}</dt>
              <dd>
                <FieldOutput field={field} record={record} />
              </dd>
            </div>
          );
        })}
      </dl>
    </div>
  );
}
