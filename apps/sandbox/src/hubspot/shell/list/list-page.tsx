import { useEffect, useState } from 'react';
import { Pagination } from '../../components/pagination.tsx';
import { context } from '../platform/context.ts';
import { formatProperty } from '../platform/format-property.ts';
import { messageOf } from '../platform/hubspot-api.ts';
import { findObjectType, type ObjectType } from '../platform/object-types.ts';
import { recordPath } from '../platform/route.ts';
import { PageLink } from '../ui/page-link.tsx';
import { Loading, Message } from '../ui/states.tsx';
import { useTitle } from '../ui/use-title.ts';
import { type Listed, PAGE, readRows } from './read-rows.ts';

export function ListPage({ typeId }: { typeId: string }) {
  const type = findObjectType(typeId);
  return type ? <List type={type} /> : <Message title="No list">There are no objects of type {typeId}.</Message>;
}

function List({ type }: { type: ObjectType }) {
  useTitle(type.plural);
  const [words, setWords] = useState('');
  const [page, setPage] = useState(1);
  const [listed, setListed] = useState<Listed | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  useEffect(() => {
    let wanted = true;
    readRows(type, words, page).then(
      (rows) => wanted && setListed(rows),
      (error: unknown) => wanted && setTrouble(messageOf(error)),
    );
    return () => {
      wanted = false;
    };
  }, [type, words, page]);
  if (trouble) return <Message title="This list didn’t load">{trouble}</Message>;
  if (!listed) return <Loading what="the list" />;
  return (
    <section className="shell-card" aria-label={type.plural}>
      <div className="shell-list__head">
        <h1>{type.plural}</h1>
        <span>{listed.total} records</span>
        <input
          className="hs-input"
          type="search"
          aria-label={`Search ${type.plural.toLowerCase()}`}
          placeholder="Search"
          value={words}
          onChange={({ target }) => {
            setWords(target.value);
            setPage(1);
          }}
        />
      </div>
      <Rows type={type} listed={listed} />
      <Pagination
        page={page}
        pageCount={Math.max(1, Math.ceil(listed.total / PAGE))}
        onPageChange={setPage}
        showButtonLabels={false}
      />
    </section>
  );
}

function Rows({ type, listed: { rows, schema } }: { type: ObjectType; listed: Listed }) {
  const columns = type.columns.flatMap((name) => schema.properties.find((each) => each.name === name) ?? []);
  return (
    <div className="hs-table-scroll" {...SCROLLED_BY_KEYBOARD}>
      <table className="hs-table">
        <thead>
          <tr>
            {columns.map(({ name, label }) => (
              <th key={name} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, properties }) => (
            <tr key={id}>
              {columns.map((column) => {
                const text = formatProperty(column, properties[column.name]) || '--';
                return (
                  <td key={column.name}>
                    {type.nameProperties.includes(column.name) ? (
                      <PageLink to={recordPath(context.portalId, type.typeId, id)}>{text}</PageLink>
                    ) : (
                      text
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const SCROLLED_BY_KEYBOARD = { tabIndex: 0, role: 'group', 'aria-label': 'Table' } as const;
