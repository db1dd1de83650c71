import { useDeferredValue, useState } from 'react';
import { containing } from '../fields/soql.ts';
import { useObjectInfo } from '../record/load-object-info.ts';
import { nameFieldOf, type ObjectInfo } from '../record/object-info.ts';
import { Icon, ObjectIcon } from '../ui/icon.tsx';
import { Loading, Message } from '../ui/states.tsx';
import { useLoaded } from '../ui/use-loaded.ts';
import { useTitle } from '../ui/use-title.ts';
import { listColumns } from './list-columns.ts';
import { readRows } from './read-rows.ts';
import { RecordTable } from './record-table.tsx';

const PAGE = 25;

export function ListPage({ object }: { object: string }) {
  const info = useObjectInfo(object);
  if (info.status === 'loading') return <Loading what="the list" />;
  if (info.status === 'failed') {
    return (
      <Message title="You can’t see this list">You have no access to {object}, or Salesforce did not answer.</Message>
    );
  }
  return <List info={info.value} />;
}

function List({ info }: { info: ObjectInfo }) {
  const columns = listColumns(info);
  useTitle(info.labelPlural);
  const [words, setWords] = useState('');
  const [sort, setSort] = useState({ path: columns[0]?.path ?? 'Id', descending: false });
  const [offset, setOffset] = useState(0);
  const searched = useDeferredValue(words.trim());
  const loaded = useLoaded(
    () =>
      readRows({
        object: info,
        columns,
        where: toCondition(info, searched),
        sort: sort.path,
        descending: sort.descending,
        offset,
        limit: PAGE,
      }),
    [info.name, searched, sort.path, sort.descending, offset],
  );
  const onSort = (path: string) => {
    setSort((before) => ({ path, descending: before.path === path && !before.descending }));
    setOffset(0);
  };
  return (
    <section
      className="slds-card shell-list"
      aria-busy={loaded.status === 'loading' || (loaded.status === 'ready' && loaded.stale)}
    >
      <div className="shell-list__head">
        <div className="slds-media slds-media_center">
          <div className="slds-media__figure">
            <ObjectIcon object={info.name} />
          </div>
          <h1 className="slds-media__body slds-page-header__title">All {info.labelPlural}</h1>
        </div>
        <div className="slds-form-element shell-list__search">
          <label className="slds-assistive-text" htmlFor="list-search">
            Search {info.labelPlural} by name
          </label>
          <div className="slds-form-element__control slds-input-has-icon slds-input-has-icon_left">
            <Icon
              name="utility:search"
              className="slds-icon slds-input__icon slds-input__icon_left slds-icon-text-default"
            />
            <input
              id="list-search"
              type="search"
              className="slds-input"
              placeholder="Search by name …"
              value={words}
              onChange={(event) => {
                setWords(event.target.value);
                setOffset(0);
              }}
            />
          </div>
        </div>
      </div>
      {loaded.status === 'loading' ? <Loading what="the list" /> : null}
      {loaded.status === 'failed' ? (
        <Message title="The list didn’t load">{loaded.error instanceof Error ? loaded.error.message : null}</Message>
      ) : null}
      {loaded.status === 'ready' && loaded.value.total === 0 ? (
        <Message
          title={searched === '' ? `No ${info.labelPlural.toLowerCase()} yet` : `Nothing found for “${searched}”`}
        />
      ) : null}
      {loaded.status === 'ready' && loaded.value.total > 0 ? (
        <>
          <RecordTable
            object={info}
            columns={columns}
            rows={loaded.value.rows}
            label={`All ${info.labelPlural}`}
            sorting={{ ...sort, onSort }}
          />
          <Pages offset={offset} shown={loaded.value.rows.length} total={loaded.value.total} onMove={setOffset} />
        </>
      ) : null}
    </section>
  );
}

const toCondition = (info: ObjectInfo, words: string) =>
  words === '' ? '' : `${nameFieldOf(info)} LIKE ${containing(words)}`;

function Pages({
  offset,
  shown,
  total,
  onMove,
}: {
  offset: number;
  shown: number;
  total: number;
  onMove: (offset: number) => void;
}) {
  return (
    <div className="shell-list__pages">
      <span role="status">
        {offset + 1}–{offset + shown} of {total}
      </span>
      <div className="slds-button-group">
        <button
          type="button"
          className="slds-button slds-button_neutral"
          disabled={offset === 0}
          onClick={() => onMove(Math.max(0, offset - PAGE))}
        >
          Previous
        </button>
        <button
          type="button"
          className="slds-button slds-button_neutral"
          disabled={offset + shown >= total}
          onClick={() => onMove(offset + PAGE)}
        >
          Next
        </button>
      </div>
    </div>
  );
}
