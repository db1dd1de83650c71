import type { Cell } from '@tierline/blocks/value';
import type { BlockOf } from '@tierline/blocks/vocabulary';
import type { ContactRow } from '@tierline/db/contact';
import { LAST_LOGIN_KEY, ROLE_KEY } from '@tierline/domain/contact';
import { STATUS_KEY } from '@tierline/domain/field-mapping/field-mapping';
import { nameOrganizations } from '../organization/name-organizations.ts';
import type { ScreenContext } from '../screen/screen.ts';
import { nameFields } from '../write/name-fields.ts';
import { shownValue } from './contact-fields.ts';
import { toInstantCell } from './last-login.ts';

/** Fields that are shown where they are filled in. */
const MORE = ['phone', 'title', STATUS_KEY] as const;

/** Who a contact is, at which organization, in which role, and that he has no access by that. */
export async function drawPerson(ctx: ScreenContext, row: ContactRow): Promise<BlockOf<'properties'>> {
  const words = ctx.sentences.contact;
  const text = (value: string): Cell => ({ value: { type: 'text', text: value } });
  const nameOf = await nameFields(ctx);
  const items: BlockOf<'properties'>['items'] = [
    { id: 'name', label: words.name, cell: { value: { type: 'person', name: row.name } } },
    { id: 'role', label: words.role, cell: text(shownValue(row, ROLE_KEY) ?? '') },
    { id: 'access', label: words.access, cell: { ...text(words.noAccess), tone: 'neutral' } },
    { id: 'email', label: words.email, cell: text(shownValue(row, 'email') ?? '') },
  ];
  if (row.organizationId !== null) {
    const names = await nameOrganizations(ctx, [row.organizationId]);
    items.splice(1, 0, { id: 'organization', label: words.organization, cell: names(row.organizationId) });
  }
  for (const key of MORE) {
    const value = shownValue(row, key);
    if (value !== null) items.push({ id: key, label: nameOf('contact', key), cell: text(value) });
  }
  const lastLogin = toInstantCell(shownValue(row, LAST_LOGIN_KEY), words.never);
  return {
    kind: 'properties',
    id: `contact:${row.id}`,
    items: [...items, { id: 'last-login', label: words.lastLogin, cell: lastLogin }],
  };
}
