import { useCallback, useEffect, useState } from 'react';
import { Glyph } from '../../components/glyph.tsx';
import { context } from '../platform/context.ts';
import { messageOf } from '../platform/hubspot-api.ts';
import type { ObjectType } from '../platform/object-types.ts';
import { recordPath } from '../platform/route.ts';
import type { RecordStore } from '../record/record-store.ts';
import { showAlert } from '../ui/alerts.tsx';
import { PageLink } from '../ui/page-link.tsx';
import { type Associated, disassociate, listAssociated } from './association-api.ts';
import { AssociationDialog } from './association-dialog.tsx';

/** The records of one kind beside the page's; companies can be put there, and taken away. */
export function AssociationsCard({ store, to }: { store: RecordStore; to: ObjectType }) {
  const [found, setFound] = useState<Associated[] | null>(null);
  const [edited, setEdited] = useState<Associated | 'new' | null>(null);
  const load = useCallback(async () => {
    try {
      setFound(await listAssociated(store.type, store.id, to));
    } catch (error) {
      showAlert({ type: 'danger', message: messageOf(error) });
    }
  }, [store, to]);
  useEffect(() => void load(), [load]);
  // A refresh of the page's record is a refresh of what stands beside it.
  useEffect(() => store.subscribe(() => void load()), [store, load]);
  const editable = to.name === 'companies';
  const done = () => {
    setEdited(null);
    void load();
  };
  return (
    <section className="shell-card" aria-label={to.plural}>
      <h2>
        {to.plural} {found ? `(${found.length})` : ''}
        {editable ? (
          <button type="button" className="hs-bare hs-link" onClick={() => setEdited('new')}>
            + Add
          </button>
        ) : null}
      </h2>
      <ul className="shell-associations">
        {found?.map((each) => (
          <li key={each.id} data-associated={each.name}>
            <AssociatedRecord associated={each} to={to} />
            {editable ? (
              <Buttons store={store} to={to} associated={each} onEdit={() => setEdited(each)} onDone={done} />
            ) : null}
          </li>
        ))}
      </ul>
      {edited ? (
        <AssociationDialog
          store={store}
          to={to}
          edited={edited === 'new' ? null : edited}
          onDone={done}
          onCancel={() => setEdited(null)}
        />
      ) : null}
    </section>
  );
}

function AssociatedRecord({ associated: { id, name, types }, to }: { associated: Associated; to: ObjectType }) {
  return (
    <div>
      <PageLink to={recordPath(context.portalId, to.typeId, id)}>{name}</PageLink>
      <div className="shell-associations__labels">
        {types.map(({ typeId, label }) =>
          label === null ? null : (
            <span key={typeId} className="hs-tag hs-tag_default">
              {label}
            </span>
          ),
        )}
      </div>
    </div>
  );
}

interface ButtonsProps {
  store: RecordStore;
  to: ObjectType;
  associated: Associated;
  onEdit: () => void;
  onDone: () => void;
}

function Buttons({ store, to, associated: { id, name }, onEdit, onDone }: ButtonsProps) {
  const remove = async () => {
    try {
      await disassociate(store.type, store.id, to, id);
      onDone();
    } catch (error) {
      showAlert({ type: 'danger', message: messageOf(error) });
    }
  };
  return (
    <div className="shell-associations__buttons">
      <button type="button" className="hs-bare" aria-label={`Edit labels of ${name}`} onClick={onEdit}>
        <Glyph name="edit" size={12} />
      </button>
      <button type="button" className="hs-bare" aria-label={`Remove ${name}`} onClick={() => void remove()}>
        <Glyph name="remove" size={12} />
      </button>
    </div>
  );
}
