import TierlineRecordLink from 'c/tierlineRecordLink';
import TierlineValue from 'c/tierlineValue';
import { NavigationMixin } from 'lightning/navigation';
import { afterEach, expect, test, vi } from 'vitest';
import { clearPage, drawn, find, mount, textOf } from './platform/page.ts';

afterEach(clearPage);

const draw = (value: object) => mount(TierlineValue, 'c-tierline-value', { value });

test('money is given to the formatter in major units, with its currency', () => {
  const number = find(draw({ type: 'money', minor: 1999, currency: 'JPY' }), 'lightning-formatted-number');
  expect(number).toMatchObject({ value: 1999, formatStyle: 'currency', currencyCode: 'JPY' });
});

test('a date is the same calendar day in every time zone', () => {
  const date = find(draw({ type: 'date', date: '2027-12-31' }), 'lightning-formatted-date-time');
  expect(date).toMatchObject({ value: '2027-12-31T12:00:00Z', timeZone: 'UTC' });
});

test('a moment is left to the time zone of the viewer', () => {
  const at = '2026-11-23T10:15:00Z';
  const moment = find(draw({ type: 'instant', at }), 'lightning-formatted-date-time');
  expect(moment).toMatchObject({ value: at, timeZone: undefined });
});

test('a blank value is said to be one', () => {
  expect(textOf(draw({ type: 'text', text: '' }))).toBe('— No value');
  expect(textOf(draw({ type: 'person', name: 'Ann Lee' }))).toBe('Ann Lee');
});

test('a record link has an address for the middle button, and a plain click stays inside Salesforce', async () => {
  const navigate = vi.spyOn(
    TierlineRecordLink.prototype as unknown as Record<symbol, () => void>,
    NavigationMixin.Navigate,
  );
  const record = { object: 'Account', id: '001' };
  const link = find<HTMLAnchorElement>(mount(TierlineRecordLink, 'c-tierline-record-link', { record }), 'a');
  await drawn();
  expect(link.getAttribute('href')).toBe('https://www.example.com');
  const isLeftToBrowser = (more: MouseEventInit) => {
    const event = new MouseEvent('click', { cancelable: true, ...more });
    return link.dispatchEvent(event);
  };
  expect(isLeftToBrowser({ ctrlKey: true })).toBe(true);
  expect(navigate).not.toHaveBeenCalled();
  expect(isLeftToBrowser({})).toBe(false);
  expect(navigate).toHaveBeenCalledWith({
    type: 'standard__recordPage',
    attributes: { recordId: '001', objectApiName: 'Account', actionName: 'view' },
  });
});
