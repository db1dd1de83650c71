import type { LightningElement } from 'lwc';
import { useEffect, useRef } from 'react';
import type { PageComponent } from '../../metadata/lightning-page.ts';
import { Message } from '../ui/states.tsx';
import { type Loaded, useLoaded } from '../ui/use-loaded.ts';
import { useRecordFormIfAny } from './record-form.ts';

/** One of the project's own Lightning web components, placed and configured as the flexipage says. */
export function ExtensionComponent({ component }: { component: PageComponent }) {
  const form = useRecordFormIfAny();
  const name = component.name.replace(/^c:/, '');
  const properties: Record<string, unknown> = { ...toDesignValues(component.properties) };
  if (form) Object.assign(properties, { recordId: form.record.id, objectApiName: form.object.name });
  return <LightningWebComponent name={name} properties={properties} />;
}

/** Creates a component of the extension and hands it its public properties, anew whenever one of them changes. */
export function LightningWebComponent({ name, properties }: { name: string; properties: Record<string, unknown> }) {
  const place = useRef<HTMLDivElement>(null);
  const loaded: Loaded<Create> = useLoaded(() => loadComponent(name), [name]);
  const create = loaded.status === 'ready' ? loaded.value : null;
  const key = JSON.stringify(properties);
  // The key spells out the properties, which are new at each call
  useEffect(() => {
    if (!create || !place.current) return;
    const element = create(properties);
    place.current.append(element);
    return () => element.remove();
  }, [create, key]);
  if (loaded.status === 'failed') {
    return <Message title={`The component ${name} didn’t load`}>{String(loaded.error)}</Message>;
  }
  return <div ref={place} className="shell-extension" />;
}

type Create = (properties: Record<string, unknown>) => HTMLElement;

async function loadComponent(name: string): Promise<Create> {
  const specifier = `c/${name}`;
  const [{ createElement }, { default: componentClass }] = await Promise.all([
    import('lwc'),
    // The import map says where the compiled component is.
    import(/* @vite-ignore */ specifier) as Promise<{ default: typeof LightningElement }>,
  ]);
  const tag = `c-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  return (properties) => Object.assign(createElement(tag, { is: componentClass }), properties);
}

/** Flexipages hold texts; a component's Boolean property gets a boolean. */
function toDesignValues(properties: Record<string, string>): Record<string, unknown> {
  const booleans: Record<string, boolean> = { true: true, false: false };
  return Object.fromEntries(Object.entries(properties).map(([name, text]) => [name, booleans[text] ?? text]));
}
