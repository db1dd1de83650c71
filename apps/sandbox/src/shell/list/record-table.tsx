import { ValueOutput } from '../fields/value-output.tsx';
import { toPath } from '../platform/route.ts';
import type { ObjectInfo } from '../record/object-info.ts';
import type { FieldValue } from '../record/record-form.ts';
import { Icon } from '../ui/icon.tsx';
import { Link } from '../ui/link.tsx';
import type { ListColumn } from './list-columns.ts';
import type { QueriedRow } from './read-rows.ts';

interface RecordTableProps {
  object: ObjectInfo;
  columns: ListColumn[];
  rows: QueriedRow[];
  label: string;
  sorting?: { path: string; descending: boolean; onSort: (path: string) => void };
}

/** Rows of records; where it is narrow, each row becomes a block of labelled lines. */
export function RecordTable({ object, columns, rows, label, sorting }: RecordTableProps) {
  return (
    <div className="shell-table-scroller">
      <table className="slds-table slds-table_cell-buffer slds-table_bordered shell-table" aria-label={label}>
        <thead>
          <tr className="slds-line-height_reset">
            {columns.map((column) => (
              <HeaderCell key={column.path} column={column} sorting={sorting} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.Id} className="slds-hint-parent">
              {columns.map(({ field, path }, place) =>
                place === 0 ? (
                  <th key={path} scope="row" data-label={field.label}>
                    <Link to={toPath({ page: 'record', object: object.name, recordId: row.Id })}>
                      {String(row[field.name] ?? row.Id)}
                    </Link>
                  </th>
                ) : (
                  <td key={path} data-label={field.label} className={cellClass(field.type)}>
                    <ValueOutput
                      field={field}
                      value={(row[field.name] as FieldValue | undefined) ?? null}
                      name={field.relationshipName ? nameIn(row[field.relationshipName]) : null}
                      currency={typeof row.CurrencyIsoCode === 'string' ? row.CurrencyIsoCode : null}
                    />
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function HeaderCell({
  column: { field, path },
  sorting,
}: {
  column: ListColumn;
  sorting: RecordTableProps['sorting'];
}) {
  const className = isNumber(field.type) ? 'shell-table__number' : '';
  if (!sorting) {
    return (
      <th scope="col" className={className}>
        {field.label}
      </th>
    );
  }
  const sorted = sorting.path === path;
  return (
    <th
      scope="col"
      className={className}
      aria-sort={sorted ? (sorting.descending ? 'descending' : 'ascending') : 'none'}
    >
      <button
        type="button"
        className="slds-button slds-button_reset shell-table__sort"
        onClick={() => sorting.onSort(path)}
      >
        {field.label}
        {sorted ? (
          <Icon
            name={sorting.descending ? 'utility:arrowdown' : 'utility:arrowup'}
            size="xx-small"
            className="slds-icon slds-icon-text-default slds-m-left_xx-small"
          />
        ) : null}
      </button>
    </th>
  );
}

/** Amounts stand at the end, and neither they nor dates break. */
const cellClass = (type: string) =>
  isNumber(type) ? 'shell-table__number shell-table__short' : type === 'date' ? 'shell-table__short' : '';

const isNumber = (type: string) => ['currency', 'double', 'int', 'percent'].includes(type);

function nameIn(related: unknown): string | null {
  const name = typeof related === 'object' && related !== null && 'Name' in related ? related.Name : null;
  return typeof name === 'string' ? name : null;
}
