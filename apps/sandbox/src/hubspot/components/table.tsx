import type { TableCellProps, TableElementProps, TableHeaderProps, TableProps } from '@hubspot/ui-extensions';
import type { CSSProperties } from 'react';
import { Glyph } from './glyph.tsx';
import { Pagination } from './pagination.tsx';

/** What is wider than its place must be reached by those who have no mouse. */
const SCROLLED_BY_KEYBOARD = { tabIndex: 0, role: 'group', 'aria-label': 'Table' } as const;

export function Table({ bordered = true, flush, density = 'default', children, testId, ...rest }: TableProps) {
  return (
    <div className={`hs-table-box ${flush ? 'hs-table-box_flush' : ''}`}>
      <div className="hs-table-scroll" {...SCROLLED_BY_KEYBOARD}>
        <table className={`hs-table hs-table_${density} ${bordered ? 'hs-table_bordered' : ''}`} data-test-id={testId}>
          {children}
        </table>
      </div>
      {rest.paginated ? <Pagination {...rest} /> : null}
    </div>
  );
}

export const TableHead = ({ children }: TableElementProps) => <thead>{children}</thead>;
export const TableBody = ({ children }: TableElementProps) => <tbody>{children}</tbody>;
export const TableFooter = ({ children }: TableElementProps) => <tfoot>{children}</tfoot>;
export const TableRow = ({ children, testId }: TableElementProps) => <tr data-test-id={testId}>{children}</tr>;

type Width = TableCellProps['width'];
const WIDTHS = { min: '1%', max: '100%', auto: 'auto' } as const;
const toStyle = (align: CSSProperties['textAlign'], width: Width): CSSProperties => ({
  ...(align && { textAlign: align }),
  ...(width !== undefined && { width: typeof width === 'number' ? width : WIDTHS[width] }),
});

export const TableCell = ({ align, width, colSpan, children, testId }: TableCellProps) => (
  <td style={toStyle(align, width)} colSpan={colSpan} data-test-id={testId}>
    {children}
  </td>
);

export function TableHeader(properties: TableHeaderProps) {
  const { align, width, children } = properties;
  const style = toStyle(align, width);
  const direction = 'onSortChange' in properties ? properties.sortDirection : 'never';
  if (!('onSortChange' in properties) || direction === 'never') {
    const blank = children === undefined || (typeof children === 'string' && children.trim() === '');
    return blank ? (
      <td style={style} className="hs-table__blank" />
    ) : (
      <th scope="col" style={style}>
        {children}
      </th>
    );
  }
  return (
    <th scope="col" style={style} aria-sort={direction}>
      <button
        type="button"
        className="hs-table__sort"
        disabled={properties.disabled}
        onClick={() => properties.onSortChange(direction === 'ascending' ? 'descending' : 'ascending')}
      >
        {children}
        <Glyph name={direction === 'ascending' ? 'up' : direction === 'descending' ? 'down' : 'downCarat'} size={10} />
      </button>
    </th>
  );
}
