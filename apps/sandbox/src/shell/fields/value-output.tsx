import type { ReactNode } from 'react';
import { context } from '../platform/context.ts';
import { toPath } from '../platform/route.ts';
import type { FieldInfo } from '../record/object-info.ts';
import type { FieldValue } from '../record/record-form.ts';
import { Icon } from '../ui/icon.tsx';
import { Link } from '../ui/link.tsx';
import { formatDay, formatInstant, formatNumber } from './format.ts';

export interface Shown {
  field: Pick<FieldInfo, 'name' | 'type' | 'referenceTo' | 'label'>;
  value: FieldValue;
  /** Name of the record that a lookup points at. */
  name: string | null;
  currency: string | null;
}

/** One value of a record, drawn as its field's type asks. */
export function ValueOutput({ field, value, name, currency }: Shown): ReactNode {
  if (field.type === 'boolean') {
    const label = value ? `${field.label}: yes` : `${field.label}: no`;
    return (
      <Icon
        name={value ? 'utility:check' : 'utility:dash'}
        size="x-small"
        className="slds-icon slds-icon-text-default"
        label={label}
      />
    );
  }
  if (value === null || value === '') return null;
  if (typeof value === 'number') return formatNumber(value, field.type, currency);
  const text = String(value);
  switch (field.type) {
    case 'reference':
      return <Reference object={field.referenceTo} id={text} name={name} />;
    case 'date':
      return formatDay(text);
    case 'datetime':
      return formatInstant(text);
    case 'email':
      return <a href={`mailto:${text}`}>{text}</a>;
    case 'phone':
      return <a href={`tel:${text}`}>{text}</a>;
    case 'url':
      return <WebAddress text={text} />;
    case 'multipicklist':
      return text.split(';').join('; ');
    default:
      return text;
  }
}

function Reference({ object, id, name }: { object: string[]; id: string; name: string | null }) {
  const withPage = object.find((each) => context.recordPages[each] !== undefined);
  if (!withPage) return <>{name ?? id}</>;
  return <Link to={toPath({ page: 'record', object: withPage, recordId: id })}>{name ?? id}</Link>;
}

function WebAddress({ text }: { text: string }) {
  const address = /^https?:\/\//i.test(text) ? text : `https://${text}`;
  return (
    <a href={address} target="_blank" rel="noopener noreferrer">
      {text}
    </a>
  );
}
