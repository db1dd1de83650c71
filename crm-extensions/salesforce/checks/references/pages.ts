import { filesOf, type MetadataFile } from '../metadata/metadata-files.ts';
import { elementsOf, textOf, type XmlElement } from '../metadata/xml.ts';
import { findField } from './fields.ts';
import type { Project } from './find-dangling.ts';
import { findComponent, TEMPLATES } from './page-components.ts';

/** Pages use regions that their template has, facets that they define, components and fields that exist. */
export function findPageProblems(project: Project): string[] {
  return filesOf(project.files, 'FlexiPage').flatMap((page) =>
    [...checkRegions(page), ...checkFields(project, page), ...checkComponents(project, page)].map(
      (problem) => `${page.path}: ${problem}`,
    ),
  );
}

const regionsOf = (page: MetadataFile): XmlElement[] => elementsOf(page.content, 'flexiPageRegions');
const itemsOf = (page: MetadataFile): XmlElement[] =>
  regionsOf(page).flatMap((region) => elementsOf(region, 'itemInstances'));
const componentsOf = (page: MetadataFile): XmlElement[] =>
  itemsOf(page).flatMap((item) => elementsOf(item, 'componentInstance'));
const namesOfType = (page: MetadataFile, type: string): string[] =>
  regionsOf(page)
    .filter((region) => textOf(region, 'type') === type)
    .map((region) => textOf(region, 'name'));

function checkRegions(page: MetadataFile): string[] {
  const template = elementsOf(page.content, 'template').map((element) => textOf(element, 'name'))[0] ?? '';
  const regions = TEMPLATES[template];
  if (!regions) return [`its template ${template} is not known`];
  const identifiers = itemsOf(page).flatMap((item) =>
    [...elementsOf(item, 'componentInstance'), ...elementsOf(item, 'fieldInstance')].map((one) =>
      textOf(one, 'identifier'),
    ),
  );
  const names = [...namesOfType(page, 'Region'), ...namesOfType(page, 'Facet'), ...identifiers];
  return [
    ...namesOfType(page, 'Region')
      .filter((name) => !regions.includes(name))
      .map((name) => `${template} has no region ${name}`),
    ...names.filter((name, at) => names.indexOf(name) !== at).map((name) => `says ${name} twice`),
  ];
}

function checkFields({ fields }: Project, page: MetadataFile): string[] {
  const object = textOf(page.content, 'sobjectType');
  return itemsOf(page)
    .flatMap((item) => elementsOf(item, 'fieldInstance'))
    .map((field) => textOf(field, 'fieldItem'))
    .filter((item) => !item.startsWith('Record.') || !findField(fields, object, item.slice('Record.'.length)))
    .map((item) => `shows ${item} of ${object}, which does not exist`);
}

function checkComponents({ files }: Project, page: MetadataFile): string[] {
  const facets = namesOfType(page, 'Facet');
  const placed: string[] = [];
  const type = textOf(page.content, 'type');
  const object = textOf(page.content, 'sobjectType');
  const problems = componentsOf(page).flatMap((instance) => {
    const name = textOf(instance, 'componentName');
    const component = findComponent(files, name, type);
    if (!component) return [`places ${name}, which does not exist or is not made for such pages`];
    const given = new Map(
      elementsOf(instance, 'componentInstanceProperties').map((property) => [
        textOf(property, 'name'),
        textOf(property, 'value'),
      ]),
    );
    const wrongObject = component.objects && !component.objects.includes(object);
    const lacking = Object.entries(component.properties)
      .filter(([property, rule]) => rule.holds === 'value' && rule.required && !given.has(property))
      .map(([property]) => `places ${name} without its property ${property}`);
    const wrong = [...given].flatMap(([property, value]) => {
      const rule = component.properties[property];
      if (!rule) return [`gives ${name} a property ${property}, which it does not have`];
      if (rule.holds === 'value') {
        return rule.values?.includes(value) === false
          ? [`gives ${name} the ${property} ${value}, which it does not take`]
          : [];
      }
      placed.push(value);
      return facets.includes(value) ? [] : [`gives ${name} the facet ${value}, which does not exist`];
    });
    return [
      ...(wrongObject ? [`places ${name} on a page of ${object}, for which it is not made`] : []),
      ...lacking,
      ...wrong,
    ];
  });
  const idle = facets
    .filter((name) => !placed.includes(name))
    .map((name) => `has a facet ${name}, which it places nowhere`);
  return [...problems, ...idle];
}
