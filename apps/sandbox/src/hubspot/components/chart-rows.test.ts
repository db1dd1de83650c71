import { expect, test } from 'vitest';
import { toPoints } from './chart-rows.ts';

const axes = {
  x: { field: 'stage', fieldType: 'category' },
  y: { field: 'deals', fieldType: 'linear', label: 'Deals' },
} as const;

test('a row is a point of the one series that the value axis names', () => {
  expect(toPoints({ data: [{ stage: 'won', deals: 3 }], axes })).toEqual([{ label: 'won', value: 3, series: 'Deals' }]);
});

test('labels and a grouping field are read as the extension gives them', () => {
  const data = {
    data: [{ stage: 'won', deals: 3, year: 2026 }],
    options: { propertyLabels: { stage: { won: 'Closed won' } } },
  };
  expect(toPoints({ data, axes: { ...axes, options: { groupFieldByColor: 'year' } } })).toEqual([
    { label: 'Closed won', value: 3, series: '2026' },
  ]);
});
