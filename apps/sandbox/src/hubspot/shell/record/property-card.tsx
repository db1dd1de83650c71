import { type FormEvent, useEffect, useRef, useState } from 'react';
import { Glyph } from '../../components/glyph.tsx';
import { formatProperty } from '../platform/format-property.ts';
import { messageOf } from '../platform/hubspot-api.ts';
import type { PropertyDefinition } from '../platform/schema.ts';
import { showAlert } from '../ui/alerts.tsx';
import { PropertyInput } from './property-input.tsx';
import type { Properties, RecordStore } from './record-store.ts';
import { useProperties } from './use-record-store.ts';

/** "About this deal": the properties that people edit, and those of the app. */
export function PropertyCard({ store }: { store: RecordStore }) {
  const [editing, setEditing] = useState<string | null>(null);
  const [left, setLeft] = useState<string | null>(null);
  const card = useRef<HTMLElement>(null);
  const listed = listProperties(store);
  const heading = `About this ${store.type.label.toLowerCase()}`;
  useEffect(() => {
    if (left) card.current?.querySelector<HTMLElement>(`[data-property="${left}"] button`)?.focus();
  }, [left]);
  const leave = () => {
    setLeft(editing);
    setEditing(null);
  };
  return (
    <section className="shell-card" aria-label={heading} ref={card}>
      <h2>{heading}</h2>
      {editing ? (
        <EditForm store={store} listed={listed} first={editing} onDone={leave} />
      ) : (
        <ReadList store={store} listed={listed} onEdit={setEditing} />
      )}
    </section>
  );
}

interface Listed {
  store: RecordStore;
  listed: readonly PropertyDefinition[];
}

function ReadList({ store, listed, onEdit }: Listed & { onEdit: (name: string) => void }) {
  const properties = useProperties(store);
  return (
    <dl className="shell-facts">
      {listed.map((property) => (
        <div key={property.name} data-property={property.name}>
          <dt>{property.label}</dt>
          <dd>
            <span>{formatProperty(property, properties[property.name]) || '--'}</span>
            {property.modificationMetadata?.readOnlyValue ? null : (
              <button
                type="button"
                className="hs-bare"
                aria-label={`Edit ${property.label}`}
                onClick={() => onEdit(property.name)}
              >
                <Glyph name="edit" size={12} />
              </button>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function EditForm({ store, listed, first, onDone }: Listed & { first: string; onDone: () => void }) {
  const [changes, setChanges] = useState<Properties>({});
  const [trouble, setTrouble] = useState<string | null>(null);
  const [saving, setSaving] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setSaving(true);
    try {
      await store.save(changes);
      showAlert({ type: 'success', message: `${store.type.label} saved.` });
      onDone();
    } catch (error) {
      setTrouble(messageOf(error));
      setSaving(false);
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      {trouble ? (
        <p role="alert" className="shell-trouble">
          {trouble}
        </p>
      ) : null}
      {listed.map((property) => (
        <PropertyInput
          key={property.name}
          property={property}
          value={(property.name in changes ? changes[property.name] : store.properties[property.name]) ?? ''}
          focus={property.name === first}
          onChange={(value) => setChanges((before) => ({ ...before, [property.name]: value === '' ? null : value }))}
        />
      ))}
      <div className="shell-save-bar">
        <button type="submit" className="hs-button hs-button_primary hs-button_sm" disabled={saving}>
          Save
        </button>
        <button type="button" className="hs-button hs-button_secondary hs-button_sm" onClick={onDone}>
          Cancel
        </button>
      </div>
    </form>
  );
}

function listProperties({ type, schema }: RecordStore): PropertyDefinition[] {
  const native = type.about.flatMap((name) => schema.properties.find((each) => each.name === name) ?? []);
  const own = schema.properties.filter(({ name, hidden }) => name.startsWith('tierline_') && !hidden);
  return [...native, ...own];
}
