import type { Tone } from '@tierline/blocks/value';
import type { BlockOf } from '@tierline/blocks/vocabulary';
import type { OrganizationRow } from '@tierline/db/organization';
import type { Standing } from '@tierline/domain/organization';
import { valuesOf } from '@tierline/domain/organization-field';
import type { ScreenContext } from '../screen/screen.ts';

const TONE: Record<Standing, Tone> = {
  active: 'good',
  prospective: 'info',
  inactive: 'warn',
  deleted: 'bad',
  outside: 'neutral',
};

/** What an organization is in the programme; what is blank in the CRM is left out. */
export function drawProperties(
  { sentences, accountTypes }: ScreenContext,
  row: OrganizationRow,
): BlockOf<'properties'> {
  const words = sentences.organization_screen;
  const items: BlockOf<'properties'>['items'] = [
    {
      id: 'type',
      label: words.type,
      cell: { value: { type: 'text', text: accountTypes[row.accountType].displayName }, tone: 'info' },
    },
    {
      id: 'status',
      label: words.status,
      cell: { value: { type: 'text', text: row.status ?? '' }, tone: TONE[row.standing] },
    },
  ];
  const labels = { region: words.region, segment: words.segment, product_lines: words.productLines };
  for (const [id, label] of Object.entries(labels)) {
    const text = valuesOf(row, id).join(', ');
    if (text) items.push({ id, label, cell: { value: { type: 'text', text } } });
  }
  return { kind: 'properties', id: 'properties', items };
}
