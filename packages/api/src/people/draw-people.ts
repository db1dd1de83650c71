import type { Block } from '@tierline/blocks/vocabulary';
import type { Role } from '@tierline/domain/viewer';
import { action } from '../screen/action.ts';
import type { ScreenContext } from '../screen/screen.ts';
import { listPeople } from './router.ts';

/** People that the list shows; a portal with more is administered by search, which comes with the people issue. */
const MOST_PEOPLE = 200;

/** Who may do what, with the roles to give; nothing where the CRM's own permissions say it. */
export async function drawPeople(ctx: ScreenContext): Promise<Block[]> {
  if (ctx.viewer.crm !== 'hubspot') return [];
  const words = ctx.sentences.admin_screen;
  const people = await listPeople(ctx);
  const give = (id: string, label: string, role: Role) =>
    action({ id, label, call: 'people.setRole', input: { role } });
  const table: Block = {
    kind: 'table',
    id: 'people',
    label: words.people,
    columns: [
      { key: 'person', label: words.person },
      { key: 'email', label: words.email },
      { key: 'role', label: words.role },
    ],
    rows: people.slice(0, MOST_PEOPLE).map(({ userId, name, email, role }) => ({
      id: userId,
      cells: {
        person: { value: { type: 'person', name } },
        email: { value: { type: 'text', text: email } },
        role: {
          value: { type: 'text', text: nameOf(ctx, role) },
          ...(role === 'none' ? {} : { tone: 'good' as const }),
        },
      },
      without: userId === ctx.viewer.userId ? ['vendor_admin', 'vendor', 'vendor_reader', 'none'] : [role],
    })),
    rowActions: [
      give('vendor_admin', words.makeAdmin, 'vendor_admin'),
      give('vendor', words.makeVendor, 'vendor'),
      give('vendor_reader', words.makeReader, 'vendor_reader'),
      give('none', words.makeNone, 'none'),
    ],
    empty: words.noPeople,
    total: people.length,
  };
  return [{ kind: 'section', id: 'people-section', title: words.people, hint: words.peopleHint, blocks: [table] }];
}

const nameOf = ({ sentences }: ScreenContext, role: Role): string => {
  const { roles } = sentences.admin_screen;
  return role === 'partner' || role === 'partner_2' ? roles.none : roles[role];
};
