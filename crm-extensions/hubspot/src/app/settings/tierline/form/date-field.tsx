import { type BaseDate, DateInput } from '@hubspot/ui-extensions';
import { usePage } from '../page/page.tsx';
import type { DateField } from '../screen-client.js';
import { toBaseDate, toDay } from '../value/calendar-day.ts';
import { fieldProps } from './field-props.ts';

interface DateFieldProps {
  form: string;
  field: DateField;
  value: string | null;
  error: string | undefined;
}

/** A calendar day. Days that may not be chosen are grey in HubSpot's calendar, and say from or until when one may. */
export function DateFieldView({ form, field, value, error }: DateFieldProps) {
  const { client, words, format } = usePage();
  const { name, from, to } = field;
  const said = (date: string) => format({ type: 'date', date });
  return (
    <DateInput
      {...fieldProps(field, error)}
      format="medium"
      // HubSpot's own example empties it by null, which its type leaves out ("DateInput").
      value={(value === null ? null : toBaseDate(value)) as BaseDate}
      onChange={(day: BaseDate | null) => client.edit(form, name, day && toDay(day))}
      {...(from !== undefined && { min: toBaseDate(from), minValidationMessage: words.earliest(said(from)) })}
      {...(to !== undefined && { max: toBaseDate(to), maxValidationMessage: words.latest(said(to)) })}
    />
  );
}
