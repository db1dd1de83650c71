import { filesOf, type MetadataFile } from '../metadata/metadata-files.ts';
import { elementsOf, textOf, textsOf } from '../metadata/xml.ts';

/** What a page may give a property: the name of a facet, or a plain value, if need be one of a list. */
export type Property = { holds: 'facet' } | { holds: 'value'; values?: string[]; required?: boolean };
export interface PageComponent {
  properties: Record<string, Property>;
  /** Absent when it may stand on the pages of every object. */
  objects?: string[];
}

const facet: Property = { holds: 'facet' };
const value: Property = { holds: 'value' };

/** The platform's own components that the pages use. */
const PLATFORM: Record<string, PageComponent> = {
  'flexipage:column': { properties: { body: facet } },
  'flexipage:fieldSection': { properties: { columns: facet, horizontalAlignment: value, label: value } },
  'flexipage:tab': { properties: { active: value, body: facet, title: value } },
  'flexipage:tabset': { properties: { tabs: facet } },
  'force:highlightsPanel': {
    properties: {
      collapsed: value,
      enableActionsConfiguration: value,
      enableActionsInNative: value,
      hideChatterActions: value,
      numVisibleActions: value,
    },
  },
  'force:relatedListContainer': { properties: {} },
  'runtime_sales_activities:activityPanel': { properties: {} },
};

/** The regions that a template has. */
export const TEMPLATES: Record<string, string[]> = {
  'flexipage:defaultAppHomeTemplate': ['main'],
  'flexipage:recordHomeTemplateDesktop': ['header', 'main', 'sidebar'],
};

const TARGETS: Record<string, string> = { AppPage: 'lightning__AppPage', RecordPage: 'lightning__RecordPage' };

/** A component as it may stand on pages of that type; `undefined` when it may not, or does not exist. */
export function findComponent(files: MetadataFile[], name: string, pageType: string): PageComponent | undefined {
  const own = /^c:(\w+)$/.exec(name)?.[1];
  if (!own) return PLATFORM[name];
  const bundle = filesOf(files, 'LightningComponentBundle').find((file) => file.name === own)?.content;
  if (!bundle || textOf(bundle, 'isExposed') !== 'true') return undefined;
  const target = TARGETS[pageType] ?? '';
  const targets = elementsOf(bundle, 'targets').flatMap((list) => textsOf(list, 'target'));
  if (!targets.includes(target)) return undefined;
  const config = elementsOf(bundle, 'targetConfigs')
    .flatMap((list) => elementsOf(list, 'targetConfig'))
    .find((candidate) => textOf(candidate, '@targets').split(',').includes(target));
  if (!config) return { properties: {} };
  const properties = Object.fromEntries(
    elementsOf(config, 'property').map((property) => [
      textOf(property, '@name'),
      {
        holds: 'value' as const,
        required: textOf(property, '@required') === 'true',
        ...(property['@datasource'] !== undefined && { values: textOf(property, '@datasource').split(',') }),
      },
    ]),
  );
  const objects = elementsOf(config, 'objects').flatMap((list) => textsOf(list, 'object'));
  return { properties, ...(objects.length > 0 && { objects }) };
}
