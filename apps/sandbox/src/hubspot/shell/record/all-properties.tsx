import { formatProperty } from '../platform/format-property.ts';
import type { RecordStore } from './record-store.ts';
import { useProperties } from './use-record-store.ts';

/** Whatever the record holds, by property. */
export function AllProperties({ store }: { store: RecordStore }) {
  const properties = useProperties(store);
  const filled = store.schema.properties.filter(({ name, hidden }) => !hidden && properties[name]);
  return (
    <section className="shell-card" aria-labelledby="all-properties">
      <h2 id="all-properties">Data</h2>
      <dl className="shell-facts">
        {filled.map((property) => (
          <div key={property.name} data-property={property.name}>
            <dt>{property.label}</dt>
            <dd>{formatProperty(property, properties[property.name])}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
