import type { TablePaginatedProps } from '@hubspot/ui-extensions';
import { Glyph } from './glyph.tsx';

type Paging = Pick<
  TablePaginatedProps,
  'page' | 'pageCount' | 'onPageChange' | 'showButtonLabels' | 'showFirstLastButtons' | 'maxVisiblePageButtons'
>;

/** So many numbers around the page that shows. */
export function pagesAround(page: number, count: number, most: number): number[] {
  const length = Math.min(most, count);
  const first = Math.max(1, Math.min(page - Math.floor(length / 2), count - length + 1));
  return Array.from({ length }, (_, place) => first + place);
}

export function Pagination({
  page = 1,
  pageCount,
  onPageChange,
  showButtonLabels = true,
  showFirstLastButtons = false,
  maxVisiblePageButtons = 5,
}: Paging) {
  const to = (label: string, icon: string, target: number, disabled: boolean, shown = showButtonLabels) => (
    <button type="button" aria-label={label} disabled={disabled} onClick={() => onPageChange(target)}>
      <Glyph name={icon} size={10} />
      {shown ? <span>{label}</span> : null}
    </button>
  );
  const [first, last] = [page <= 1, page >= pageCount];
  return (
    <nav className="hs-pagination" aria-label="Pages">
      {showFirstLastButtons ? to('First', 'first', 1, first, false) : null}
      {to('Prev', 'left', page - 1, first)}
      {pagesAround(page, pageCount, maxVisiblePageButtons).map((number) => (
        <button
          key={number}
          type="button"
          className="hs-pagination__page"
          aria-label={`Page ${number}`}
          aria-current={number === page ? 'page' : undefined}
          onClick={() => onPageChange(number)}
        >
          {number}
        </button>
      ))}
      {to('Next', 'right', page + 1, last)}
      {showFirstLastButtons ? to('Last', 'last', pageCount, last, false) : null}
    </nav>
  );
}
