import type { Cell } from '@tierline/blocks/value';
import type { Block, TableBlock } from '@tierline/blocks/vocabulary';
import type { ContactRow } from '@tierline/db/contact';
import type { OrganizationRow } from '@tierline/db/organization';
import { CONTACT_ROLES, LAST_LOGIN_KEY, ROLE_KEY } from '@tierline/domain/contact';
import { may } from '@tierline/domain/viewer';
import type { OutputOf } from '../features.ts';
import { PAGE, toCursor } from '../organization/cursor.ts';
import { action, query } from '../screen/action.ts';
import { callFeature } from '../screen/call-feature.ts';
import { toGoto } from '../screen/goto.ts';
import { toRecords } from '../screen/record-ref.ts';
import type { ScreenContext } from '../screen/screen.ts';
import { shownValue } from './contact-fields.ts';
import { toInstantCell } from './last-login.ts';

/** The people at an organization; nothing where none is known. */
export async function drawPeopleOf(ctx: ScreenContext, row: OrganizationRow): Promise<Block[]> {
  const input = { organization: row.id };
  const page = (await callFeature(ctx, 'query', 'contact.list', input)) as OutputOf<'contact.list'>;
  if (page.total === 0) return [];
  const { people } = ctx.sentences.contact;
  return [
    {
      ...{ kind: 'section', id: `people-section:${row.id}`, title: people, folded: true },
      blocks: [await drawPeopleTable(ctx, page, '')],
    },
  ];
}

export async function drawPeopleTable(
  ctx: ScreenContext,
  { organization, rows, total }: OutputOf<'contact.list'>,
  searched: string,
): Promise<TableBlock> {
  const words = ctx.sentences.contact;
  const records = await toRecords(
    ctx,
    'contact',
    rows.map(({ id }) => id),
  );
  const last = rows.at(-1);
  const roles = may(ctx.viewer.role, 'administer') ? CONTACT_ROLES : [];
  return {
    kind: 'table',
    id: `people:${organization.id}`,
    label: words.people,
    columns: [
      { key: 'name', label: words.name },
      { key: 'role', label: words.role },
      { key: 'email', label: words.email },
      { key: 'access', label: words.access },
      { key: 'lastLogin', label: words.lastLogin },
    ],
    rows: rows.map((row) => ({
      id: row.id,
      cells: {
        name: { ...drawName(ctx, row), ...records(row.id) },
        role: { value: { type: 'text', text: shownValue(row, ROLE_KEY) ?? '' } },
        email: { value: { type: 'text', text: shownValue(row, 'email') ?? '' } },
        access: { value: { type: 'text', text: words.noAccess }, tone: 'neutral' },
        lastLogin: toInstantCell(shownValue(row, LAST_LOGIN_KEY), words.never),
      },
      without: row.deleted ? [...roles] : roles.filter((role) => role === shownValue(row, ROLE_KEY)),
    })),
    ...(roles.length > 0
      ? {
          rowActions: roles.map((role) =>
            action({ id: role, label: words.makeRole(role), call: 'contact.setRole', input: { role } }),
          ),
        }
      : {}),
    rowGotos: [toGoto('contact', words.open, 'contact')],
    empty: searched.trim() === '' ? words.none(organization.name) : words.noMatch,
    source: query('contact.list', { organization: organization.id }),
    searchable: { label: words.find },
    total,
    ...(last && rows.length === PAGE ? { after: toCursor(last) } : {}),
  };
}

const drawName = ({ sentences }: ScreenContext, { name, deleted }: ContactRow): Cell => ({
  value: { type: 'person', name },
  ...(deleted ? { tone: 'bad', hint: sentences.contact.deleted } : {}),
});
