import type { Block, Row } from '@tierline/blocks/vocabulary';
import { findOrganization, listChildren, type OrganizationRow } from '@tierline/db/organization';
import { toCounted } from '@tierline/sync/roll-up';
import { toRecords } from '../screen/record-ref.ts';
import type { ScreenContext } from '../screen/screen.ts';

/** Parents above parents that are shown; a CRM lets somebody enter a ring. */
const MOST_LEVELS = 5;
/** Children that are shown. */
const MOST_CHILDREN = 100;

type Relation = 'parent' | 'itself' | 'child';

/** The companies that a company belongs to, from the topmost down, and those that belong to it; nothing where there are none. */
export async function drawFamily(ctx: ScreenContext, row: OrganizationRow): Promise<Block[]> {
  const { scope, sentences } = ctx;
  const parents = await listParents(ctx, row);
  const known = new Set([row.id, ...parents.map(({ id }) => id)]);
  const children = (await listChildren(scope, row.id, MOST_CHILDREN + 1)).filter(({ id }) => !known.has(id));
  if (parents.length + children.length === 0) return [];
  const words = sentences.organization_screen.family;
  const all: [Relation, OrganizationRow][] = [
    ...parents.map((each) => ['parent', each] as [Relation, OrganizationRow]),
    ['itself', row],
    ...children.slice(0, MOST_CHILDREN).map((each) => ['child', each] as [Relation, OrganizationRow]),
  ];
  const countedId = await toCounted(scope, row.id);
  const counted = countedId === row.id ? null : await findOrganization(scope, countedId);
  return [
    {
      kind: 'section',
      id: `family:${row.id}`,
      title: words.title,
      folded: true,
      blocks: [
        ...(counted ? [{ kind: 'text' as const, id: 'counted', text: words.counted(row.name, counted.name) }] : []),
        {
          kind: 'table',
          id: `family-table:${row.id}`,
          label: words.title,
          columns: [
            { key: 'name', label: words.name },
            { key: 'relation', label: words.relation },
            { key: 'type', label: words.type },
            { key: 'status', label: words.status },
          ],
          rows: await drawRows(ctx, all),
          empty: words.none,
          total: parents.length + 1 + children.length,
        },
      ],
    },
  ];
}

async function listParents({ scope }: ScreenContext, { id, parentId }: OrganizationRow): Promise<OrganizationRow[]> {
  const parents: OrganizationRow[] = [];
  const passed = new Set([id]);
  let next = parentId;
  while (next !== null && !passed.has(next) && parents.length < MOST_LEVELS) {
    passed.add(next);
    const parent = await findOrganization(scope, next);
    if (!parent) break;
    parents.unshift(parent);
    next = parent.parentId;
  }
  return parents;
}

async function drawRows(ctx: ScreenContext, all: readonly [Relation, OrganizationRow][]): Promise<Row[]> {
  const { sentences, accountTypes } = ctx;
  const words = sentences.organization_screen.family;
  const recordOf = await toRecords(
    ctx,
    'organization',
    all.map(([, { id }]) => id),
  );
  return all.map(([relation, { id, name, accountType, standing, status }]) => {
    const outside = standing === 'outside';
    return {
      id,
      cells: {
        name: { value: { type: 'text', text: name }, ...(relation === 'itself' ? {} : recordOf(id)) },
        relation: { value: { type: 'text', text: words.relations[relation] } },
        type: { value: { type: 'text', text: outside ? '' : accountTypes[accountType].displayName } },
        status: {
          value: { type: 'text', text: outside ? words.outside : (status ?? '') },
          tone: standing === 'active' ? 'good' : 'neutral',
        },
      },
    };
  });
}
