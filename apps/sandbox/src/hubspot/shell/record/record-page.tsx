import { useState } from 'react';
import { CurrentRecord } from '../../components/record-access.tsx';
import { AssociationsCard } from '../associations/associations-card.tsx';
import { ExtensionCard } from '../extension/extension-card.tsx';
import { context } from '../platform/context.ts';
import { formatProperty } from '../platform/format-property.ts';
import { findObjectType, getObjectType, nameOf, type ObjectType } from '../platform/object-types.ts';
import { listPath } from '../platform/route.ts';
import { PageLink } from '../ui/page-link.tsx';
import { Loading, Message } from '../ui/states.tsx';
import { useTitle } from '../ui/use-title.ts';
import { MiddleTabs } from './middle-tabs.tsx';
import { PropertyCard } from './property-card.tsx';
import { toRecordAccess } from './record-access.ts';
import type { RecordStore } from './record-store.ts';
import { useProperties, useRecordStore } from './use-record-store.ts';

export function RecordPage({ typeId, recordId }: { typeId: string; recordId: string }) {
  const type = findObjectType(typeId);
  if (!type) return <Message title="No page">The look-alike has no pages for objects of type {typeId}.</Message>;
  return <PageOfType type={type} recordId={recordId} />;
}

function PageOfType({ type, recordId }: { type: ObjectType; recordId: string }) {
  const state = useRecordStore(type, recordId);
  if (state.status === 'loading') return <Loading what="the record" />;
  if (state.status === 'failed') return <Message title="You can’t see this record">{state.message}</Message>;
  return <PageOfRecord store={state.store} />;
}

function PageOfRecord({ store }: { store: RecordStore }) {
  const { type } = store;
  const properties = useProperties(store);
  const [access] = useState(() => toRecordAccess(store));
  const name = nameOf(type, properties) || `Unnamed ${type.label.toLowerCase()}`;
  useTitle(name);
  const sidebar = context.cards.filter(
    ({ location, objectTypes }) => location === 'crm.record.sidebar' && objectTypes.includes(type.name),
  );
  return (
    <CurrentRecord.Provider value={access}>
      <div className="shell-record">
        <div className="shell-record__left">
          <header className="shell-highlight">
            <PageLink to={listPath(context.portalId, type.typeId)}>{type.plural}</PageLink>
            <h1>{name}</h1>
            <Highlight store={store} />
          </header>
          <PropertyCard store={store} />
        </div>
        <div className="shell-record__middle">
          <MiddleTabs store={store} />
        </div>
        <div className="shell-record__right">
          {besides(type).map((to) => (
            <AssociationsCard key={to.name} store={store} to={to} />
          ))}
          {sidebar.map((card) => (
            <ExtensionCard key={card.uid} card={card} store={store} />
          ))}
        </div>
      </div>
    </CurrentRecord.Provider>
  );
}

/** A company shows its people and deals; everything else shows its companies. */
const besides = ({ name }: ObjectType): ObjectType[] =>
  (name === 'companies' ? (['contacts', 'deals'] as const) : (['companies'] as const)).map(getObjectType);

/** The few facts under the name. */
function Highlight({ store }: { store: RecordStore }) {
  const properties = useProperties(store);
  const shown = {
    deals: ['amount', 'closedate', 'dealstage'],
    companies: ['domain', 'country'],
    contacts: ['jobtitle', 'email'],
    leads: ['hs_pipeline_stage'],
  };
  return (
    <dl className="shell-highlight__facts">
      {shown[store.type.name].map((name) => {
        const definition = store.schema.properties.find((each) => each.name === name);
        return (
          <div key={name}>
            <dt>{definition?.label ?? name}:</dt>
            <dd>{formatProperty(definition, properties[name]) || '--'}</dd>
          </div>
        );
      })}
    </dl>
  );
}
