import { type FormEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { messageOf } from '../platform/hubspot-api.ts';
import type { ObjectType } from '../platform/object-types.ts';
import type { RecordStore } from '../record/record-store.ts';
import { type Associated, type AssociationType, changeLabels, listLabels } from './association-api.ts';
import { RecordSearch } from './record-search.tsx';

interface DialogProps {
  store: RecordStore;
  to: ObjectType;
  /** Null to associate another record. */
  edited: Associated | null;
  onDone: () => void;
  onCancel: () => void;
}

export function AssociationDialog({ store, to, edited, onDone, onCancel }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [labels, setLabels] = useState<AssociationType[]>([]);
  const [chosen, setChosen] = useState<{ id: string; name: string } | null>(edited);
  const [wanted, setWanted] = useState(() => new Set(edited?.types.map(({ typeId }) => typeId)));
  const [trouble, setTrouble] = useState<string | null>(null);
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  useEffect(() => {
    listLabels(store.type, to).then(setLabels, (error: unknown) => setTrouble(messageOf(error)));
  }, [store, to]);
  const toggle = (typeId: number) => {
    const next = new Set(wanted);
    if (!next.delete(typeId)) next.add(typeId);
    setWanted(next);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!chosen) return;
    const before = new Set(edited?.types.map(({ typeId }) => typeId));
    const added = labels.filter(({ typeId }) => wanted.has(typeId) && !before.has(typeId));
    const removed = labels.filter(({ typeId }) => !wanted.has(typeId) && before.has(typeId));
    try {
      await changeLabels({ from: store.type, id: store.id, to, toId: chosen.id, added, removed });
      onDone();
    } catch (error) {
      setTrouble(messageOf(error));
    }
  };
  const title = edited ? `Labels of ${edited.name}` : `Add ${to.label.toLowerCase()}`;
  return (
    <dialog ref={dialog} className="hs-dialog hs-dialog_modal hs-dialog_sm" aria-label={title} onCancel={onCancel}>
      <header className="hs-dialog__head">
        <h2>{title}</h2>
      </header>
      <form onSubmit={(event) => void submit(event)}>
        <div className="hs-dialog__body">
          {trouble ? (
            <p role="alert" className="shell-trouble">
              {trouble}
            </p>
          ) : null}
          {edited ? null : <RecordSearch type={to} chosen={chosen} onChoose={setChosen} />}
          <fieldset className="shell-checkboxes">
            <legend className="hs-field__label">Association labels</legend>
            {labels.map(({ typeId, label }) => (
              <label key={typeId}>
                <input type="checkbox" checked={wanted.has(typeId)} onChange={() => toggle(typeId)} />
                {label}
              </label>
            ))}
          </fieldset>
        </div>
        <footer className="hs-dialog__foot">
          <button type="submit" className="hs-button hs-button_primary" disabled={!chosen}>
            Save
          </button>
          <button type="button" className="hs-button hs-button_secondary" onClick={onCancel}>
            Cancel
          </button>
        </footer>
      </form>
    </dialog>
  );
}
