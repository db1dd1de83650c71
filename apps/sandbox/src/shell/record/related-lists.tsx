import { listColumns } from '../list/list-columns.ts';
import { readRows } from '../list/read-rows.ts';
import { RecordTable } from '../list/record-table.tsx';
import { context } from '../platform/context.ts';
import { toPath } from '../platform/route.ts';
import { Link } from '../ui/link.tsx';
import { Loading, Message } from '../ui/states.tsx';
import { useLoaded } from '../ui/use-loaded.ts';
import { loadObjectInfo } from './load-object-info.ts';
import { findField, type ObjectInfo } from './object-info.ts';
import { useRecordForm } from './record-form.ts';

const SHOWN = 6;

interface Relation {
  child: ObjectInfo;
  field: string;
  title: string;
}

/** The records of the app's objects that look up to this one, a list for each lookup. */
export function RelatedLists() {
  const { object, record } = useRecordForm();
  const relations = useLoaded(() => loadRelations(object), [object.name]);
  if (relations.status === 'loading') return <Loading what="related lists" />;
  if (relations.status === 'failed')
    return <Message title="Related lists didn’t load">Reload the page to try again.</Message>;
  if (relations.value.length === 0) return <Message title="No related lists">Nothing looks up to this record.</Message>;
  return (
    <>
      {relations.value.map((relation) => (
        <RelatedList key={`${relation.child.name}.${relation.field}`} relation={relation} recordId={record.id} />
      ))}
    </>
  );
}

async function loadRelations(object: ObjectInfo): Promise<Relation[]> {
  const shown = new Set(context.app.tabs.flatMap((tab) => (tab.kind === 'object' ? [tab.object] : [])));
  const relations = object.childRelationships.filter(({ childSObject }) => shown.has(childSObject));
  const loaded = await Promise.all(
    relations.map(async ({ childSObject, field }) => ({ child: await loadObjectInfo(childSObject), field })),
  );
  return loaded.flatMap(({ child, field }) => {
    const lookup = findField(child, field);
    return lookup ? [{ child, field, title: `${child.labelPlural} (${lookup.label})` }] : [];
  });
}

function RelatedList({ relation: { child, field, title }, recordId }: { relation: Relation; recordId: string }) {
  const columns = listColumns(child).slice(0, 4);
  const rows = useLoaded(
    () =>
      readRows({
        object: child,
        columns,
        where: `${field} = '${recordId}'`,
        sort: columns[0]?.path ?? 'Id',
        descending: false,
        offset: 0,
        limit: SHOWN,
      }),
    [child.name, field, recordId],
  );
  if (rows.status === 'loading') return <Loading what={title} />;
  if (rows.status === 'failed') return <Message title={`${title} didn’t load`} />;
  const { total } = rows.value;
  return (
    <section className="slds-m-bottom_large">
      <h2 className="slds-text-heading_small slds-m-bottom_x-small">
        {title} <span className="shell-count">{total}</span>
      </h2>
      {total === 0 ? null : <RecordTable object={child} columns={columns} rows={rows.value.rows} label={title} />}
      {total > SHOWN ? (
        <p className="slds-m-top_x-small">
          {SHOWN} of {total}. <Link to={toPath({ page: 'list', object: child.name })}>All {child.labelPlural}</Link>
        </p>
      ) : null}
    </section>
  );
}
