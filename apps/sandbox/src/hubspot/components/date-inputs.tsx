import type { BaseDate, DateInputProps, TimeInputProps } from '@hubspot/ui-extensions';
import { useBuffered } from './buffered.ts';
import { Field } from './field.tsx';

const pad = (number: number, length = 2) => String(number).padStart(length, '0');

/** HubSpot counts months from 0. */
export const toDay = (date: BaseDate | null | undefined): string =>
  date ? `${pad(date.year, 4)}-${pad(date.month + 1)}-${pad(date.date)}` : '';

export function toBaseDate(day: string): (BaseDate & { formattedDate: string }) | null {
  const [, year, month, date] = /^(\d{4,})-(\d{2})-(\d{2})$/.exec(day) ?? [];
  if (!year || !month || !date) return null;
  return { year: Number(year), month: Number(month) - 1, date: Number(date), formattedDate: day };
}

export function DateInput(properties: DateInputProps) {
  const { name, value, defaultValue, min, max, readOnly, onChange, onBlur, onFocus, testId } = properties;
  const [day, change] = useBuffered(toDay(value ?? defaultValue));
  // The browser reports a day as soon as it is whole; a cleared one is told as null.
  const tell = (next: string) => (onChange as ((date: BaseDate | null) => unknown) | undefined)?.(toBaseDate(next));
  const now = () => toBaseDate(day);
  return (
    <Field field={properties}>
      {(control) => (
        <input
          {...control}
          className="hs-input"
          type="date"
          name={name}
          value={day}
          min={toDay(min) || undefined}
          max={toDay(max) || undefined}
          readOnly={readOnly}
          data-test-id={testId}
          onChange={({ target }) => change(target.value, tell)}
          onBlur={() => {
            const date = now();
            if (date) onBlur?.(date);
          }}
          onFocus={() => {
            const date = now();
            if (date) onFocus?.(date);
          }}
        />
      )}
    </Field>
  );
}

export function TimeInput(properties: TimeInputProps) {
  const { name, value, defaultValue, readOnly, interval = 30, onChange } = properties;
  const start = value ?? defaultValue;
  const [time, change] = useBuffered(start ? `${pad(start.hours)}:${pad(start.minutes)}` : '');
  const tell = (next: string) => {
    const [hours, minutes] = next.split(':').map(Number);
    if (hours !== undefined && minutes !== undefined) return onChange?.({ hours, minutes });
  };
  return (
    <Field field={properties}>
      {(control) => (
        <input
          {...control}
          className="hs-input"
          type="time"
          name={name}
          value={time}
          step={interval * 60}
          readOnly={readOnly}
          onChange={({ target }) => change(target.value, tell)}
        />
      )}
    </Field>
  );
}
