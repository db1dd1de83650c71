import type { LightningPage, PageItem } from '../../metadata/lightning-page.ts';
import { findField, nameFieldOf, type ObjectInfo } from './object-info.ts';

/** What the highlights panel shows beside the name. A real org takes it from the compact layout. */
const HIGHLIGHTS: Record<string, string[]> = {
  Opportunity: ['AccountId', 'CloseDate', 'Amount', 'StageName', 'OwnerId'],
  Lead: ['Company', 'Status', 'Rating', 'OwnerId'],
  Contact: ['AccountId', 'Title', 'Email'],
  Account: ['Type', 'Tierline_Account_Type__c', 'Phone', 'Website', 'OwnerId'],
};

export const highlightsOf = (info: ObjectInfo): string[] =>
  (HIGHLIGHTS[info.name] ?? []).filter((name) => findField(info, name) !== undefined);

export function fieldsOnPage(page: LightningPage): string[] {
  const collect = (items: PageItem[]): string[] =>
    items.flatMap((item) => (item.kind === 'field' ? [item.name] : Object.values(item.facets).flatMap(collect)));
  return [...new Set(page.regions.flatMap((region) => collect(region.items)))];
}

/** What the page reads of its record: its fields, the names behind its lookups, the currency of its amounts. */
export function pathsToRead(info: ObjectInfo, page: LightningPage): { fields: string[]; optionalFields: string[] } {
  const shown = new Set([...fieldsOnPage(page), ...highlightsOf(info)]);
  const names = info.fields.filter(({ name }) => shown.has(name) || name === 'CurrencyIsoCode');
  const relations = names.flatMap(({ relationshipName }) => (relationshipName ? [`${relationshipName}.Name`] : []));
  return {
    fields: [`${info.name}.${nameFieldOf(info)}`],
    optionalFields: [...names.map(({ name }) => name), ...relations].map((path) => `${info.name}.${path}`),
  };
}
