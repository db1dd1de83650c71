import { describe, expect, it } from 'vitest';
import { withCompany } from './company-option.ts';

const option = (value: string, label: string) => ({ value, label, hidden: false, displayOrder: -1 });

describe('the options of a select of companies', () => {
  it('stay as they are where the company is among them, by whatever name', () => {
    expect(withCompany([option('7', 'Tech Data')], { id: '7', name: 'TD SYNNEX' })).toBeNull();
  });

  it('keep those that are there and get the company at the end', () => {
    const hidden = { ...option('5', 'Old'), hidden: true };
    expect(withCompany([hidden], { id: '7', name: 'TD SYNNEX' })).toEqual([hidden, option('7', 'TD SYNNEX')]);
  });

  it.each([
    ['td synnex', 'td synnex (8)'],
    ['', '(8)'],
  ])('never look the same, and are never blank: %j', (name, label) => {
    expect(withCompany([option('7', 'TD SYNNEX')], { id: '8', name })?.[1]).toEqual(option('8', label));
  });
});
