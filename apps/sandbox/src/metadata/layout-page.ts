import { join } from 'node:path';
import type { LightningPage, PageField, PageItem } from './lightning-page.ts';
import { elementsOf, readXmlFolder, textOf, type XmlElement } from './xml.ts';

const SUFFIX = '.layout-meta.xml';

/** The pages of objects that have a layout only: Salesforce's standard record page shows its sections as they are. */
export function readLayoutPages(forceApp: string): LightningPage[] {
  return readXmlFolder(join(forceApp, 'layouts'), SUFFIX).map(({ name, root }) => {
    const sections = elementsOf(root, 'layoutSections').map(toSection);
    return {
      name,
      label: name.slice(name.indexOf('-') + 1),
      kind: 'record',
      object: name.slice(0, name.indexOf('-')),
      regions: [
        { name: 'header', items: [component('highlights', 'force:highlightsPanel', {}, {})] },
        { name: 'main', items: sections },
      ],
    };
  });
}

function toSection(section: XmlElement): PageItem {
  const label = textOf(section, 'label') ?? '';
  const columns = elementsOf(section, 'layoutColumns').map((column, nth) =>
    component(`${label} ${nth}`, 'flexipage:column', {}, { body: elementsOf(column, 'layoutItems').map(toField) }),
  );
  return component(label, 'flexipage:fieldSection', { label }, { columns });
}

function toField(item: XmlElement): PageField {
  const name = textOf(item, 'field') ?? '';
  const behavior = textOf(item, 'behavior');
  return {
    kind: 'field',
    id: name,
    name,
    behavior: behavior === 'Readonly' ? 'readonly' : behavior === 'Required' ? 'required' : 'none',
  };
}

const component = (
  id: string,
  name: string,
  properties: Record<string, string>,
  facets: Record<string, PageItem[]>,
): PageItem => ({ kind: 'component', id, name, properties, facets });
