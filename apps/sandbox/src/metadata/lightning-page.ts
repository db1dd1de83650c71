import { join } from 'node:path';
import { elementsOf, readXmlFolder, textOf, type XmlElement } from './xml.ts';

/** A flexipage as a tree: facets stand where a property of a component names them. */
export interface LightningPage {
  name: string;
  label: string;
  kind: 'record' | 'app';
  /** API name of the object whose records it shows; null on an app page. */
  object: string | null;
  regions: { name: string; items: PageItem[] }[];
}

export type PageItem = PageField | PageComponent;

export interface PageField {
  kind: 'field';
  id: string;
  name: string;
  behavior: 'none' | 'required' | 'readonly';
}

export interface PageComponent {
  kind: 'component';
  id: string;
  /** `force:highlightsPanel`, `c:tierlineScreen`. */
  name: string;
  properties: Record<string, string>;
  facets: Record<string, PageItem[]>;
}

export function readLightningPages(forceApp: string): LightningPage[] {
  return readXmlFolder(join(forceApp, 'flexipages'), '.flexipage-meta.xml').map(({ name, root }) => toPage(name, root));
}

function toPage(name: string, root: XmlElement): LightningPage {
  const regions = elementsOf(root, 'flexiPageRegions').map((region) => ({
    name: textOf(region, 'name') ?? '',
    facet: textOf(region, 'type') === 'Facet',
    instances: elementsOf(region, 'itemInstances'),
  }));
  const facets = new Map(regions.filter(({ facet }) => facet).map((region) => [region.name, region.instances]));
  const toItems = (instances: XmlElement[]): PageItem[] =>
    instances.flatMap((instance) => toItem(instance, facets, toItems));
  return {
    name,
    label: textOf(root, 'masterLabel') ?? name,
    kind: textOf(root, 'type') === 'RecordPage' ? 'record' : 'app',
    object: textOf(root, 'sobjectType') ?? null,
    regions: regions
      .filter(({ facet }) => !facet)
      .map((region) => ({ name: region.name, items: toItems(region.instances) })),
  };
}

function toItem(
  instance: XmlElement,
  facets: ReadonlyMap<string, XmlElement[]>,
  toItems: (instances: XmlElement[]) => PageItem[],
): PageItem[] {
  const field = elementsOf(instance, 'fieldInstance')[0];
  if (field) return [toField(field)];
  const component = elementsOf(instance, 'componentInstance')[0];
  if (!component) return [];
  const properties: Record<string, string> = {};
  const named: Record<string, PageItem[]> = {};
  for (const property of elementsOf(component, 'componentInstanceProperties')) {
    const name = textOf(property, 'name') ?? '';
    const value = textOf(property, 'value') ?? '';
    const facet = facets.get(value);
    if (facet) named[name] = toItems(facet);
    else properties[name] = value;
  }
  const name = textOf(component, 'componentName') ?? '';
  return [{ kind: 'component', id: textOf(component, 'identifier') ?? name, name, properties, facets: named }];
}

function toField(field: XmlElement): PageField {
  const name = (textOf(field, 'fieldItem') ?? '').replace(/^Record\./, '');
  const behavior = elementsOf(field, 'fieldInstanceProperties')
    .filter((property) => textOf(property, 'name') === 'uiBehavior')
    .map((property) => textOf(property, 'value'))[0];
  return {
    kind: 'field',
    id: textOf(field, 'identifier') ?? name,
    name,
    behavior: behavior === 'required' || behavior === 'readonly' ? behavior : 'none',
  };
}
