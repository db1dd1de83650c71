import type { Cell } from '@tierline/blocks/value';
import type { BlockOf } from '@tierline/blocks/vocabulary';
import type { ScreenContext } from '../screen/screen.ts';
import type { RecordLinks } from './get-links.ts';

/** Under which ids a record is known, here and there, and how far each CRM was read. */
export function drawLinks(
  { sentences, crm: here }: ScreenContext,
  { object, record, links }: RecordLinks,
): BlockOf<'properties'> {
  const words = sentences.log;
  const text = (value: string): Cell => ({ value: { type: 'text', text: value } });
  const instant = (at: string | null): Cell => (at === null ? text(words.never) : { value: { type: 'instant', at } });
  const items: BlockOf<'properties'>['items'] = [{ id: 'our-id', label: words.ourId, cell: text(record) }];
  for (const { crm, crmId, modifiedAt, lastReadAt } of links) {
    const name = sentences.crm[crm];
    const link = crmId !== null && crm === here.kind ? { record: { object: here.objectName(object), id: crmId } } : {};
    items.push({
      ...{ id: `${crm}-id`, label: words.crmId(name) },
      cell: crmId === null ? text(words.notThere(name)) : { ...text(crmId), ...link },
    });
    if (crmId !== null) items.push({ id: `${crm}-changed`, label: words.changed(name), cell: instant(modifiedAt) });
    items.push({ id: `${crm}-read`, label: words.lastRead(name), cell: instant(lastReadAt) });
  }
  return { kind: 'properties', id: `links:${object}:${record}`, items };
}
