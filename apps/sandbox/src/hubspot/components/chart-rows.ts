import type { ChartProps } from '@hubspot/ui-extensions';

export interface ChartPoint {
  label: string;
  value: number;
  series: string;
}

/** The points of a chart in the extension's order. Rows come bare, or with labels for the values of their fields. */
export function toPoints({ data, axes }: Pick<ChartProps, 'data' | 'axes'>): ChartPoint[] {
  const { rows, labels } = Array.isArray(data)
    ? { rows: data, labels: {} as Record<string, Record<string, string>> }
    : { rows: data.data, labels: data.options?.propertyLabels ?? {} };
  const group = axes.options?.groupFieldByColor;
  const read = (row: (typeof rows)[number], field: string) => {
    const value = String(row[field] ?? '');
    return labels[field]?.[value] ?? value;
  };
  return rows.map((row) => ({
    label: read(row, axes.x.field),
    value: Number(row[axes.y.field] ?? 0),
    series: group ? read(row, group) : (axes.y.label ?? axes.y.field),
  }));
}
