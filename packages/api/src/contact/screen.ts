import type { Effect, ScreenAnswer } from '@tierline/blocks/protocol';
import type { Input } from '@tierline/blocks/value';
import type { Block } from '@tierline/blocks/vocabulary';
import { type ContactRow, findContact } from '@tierline/db/contact';
import { findLink } from '@tierline/db/record-link';
import { may } from '@tierline/domain/viewer';
import { z } from 'zod';
import type { OutputOf } from '../features.ts';
import { idInput } from '../inputs.ts';
import { ProblemError } from '../problem/problem-error.ts';
import { findOpenRecord } from '../record-access.ts';
import { drawRemoval, drawTombstone } from '../removal/draw-removal.ts';
import { toGoto } from '../screen/goto.ts';
import { readParams } from '../screen/read-params.ts';
import { toRecord } from '../screen/record-ref.ts';
import type { ScreenContext, ScreenModule } from '../screen/screen.ts';
import { drawWaiting } from '../write/draw-waiting.ts';
import { tellWrite } from '../write/tell-write.ts';
import { listContactFields } from './contact-fields.ts';
import { drawEdit } from './draw-edit.ts';
import { drawPeopleTable } from './draw-people.ts';
import { drawPerson } from './draw-person.ts';

/** Seconds between looks at a write that is under way. */
const AGAIN = 2;

/** `row` is that of a table of contacts; without it the page is about the contact that the CRM's page shows. */
const params = z.object({ row: idInput.optional() });

/** The card of a contact: who he is, what can be changed of him, and that he is nobody's user by that. */
async function openContact(ctx: ScreenContext, given: Input): Promise<ScreenAnswer> {
  const { sentences, scope, crm } = ctx;
  const words = sentences.contact;
  const { row: asked } = readParams(params, given);
  const open = findOpenRecord(ctx);
  if (asked === undefined && open?.object !== 'contact') throw new ProblemError('record_unknown');
  const link = open?.object === 'contact' ? await findLink(scope, crm.kind, 'contact', open.crmId) : null;
  const back = asked !== undefined && open ? { back: toGoto('back', sentences.explain.back, open.object) } : {};
  const frame = { title: words.title, ...back, watch: crm.watchedFields('contact') };
  if (!may(ctx.viewer.role, 'see_network')) {
    const { noPermission, noPermissionText } = sentences.organization_screen;
    return { ...frame, blocks: [{ kind: 'empty', id: 'no-permission', title: noPermission, text: noPermissionText }] };
  }
  const id = asked ?? link?.id ?? null;
  const row = id === null ? null : await findContact(scope, id);
  if (!row && asked !== undefined) throw new ProblemError('record_unknown');
  if (!row) {
    return { ...frame, blocks: [{ kind: 'empty', id: 'unknown', title: words.unknown, text: words.unknownText }] };
  }
  const waiting = await drawWaiting(ctx, 'contact', row.id);
  const fields = await listContactFields(ctx, row.id);
  const answer: ScreenAnswer = {
    ...frame,
    watch: [...new Set([...frame.watch, ...fields.flatMap(({ field }) => field ?? [])])],
    blocks: await drawContact(ctx, row, waiting),
  };
  if (waiting.some((block) => block.kind === 'alert' && block.tone === 'info')) answer.again = AGAIN;
  const { record } = await toRecord(ctx, 'contact', row.id);
  if (record && link?.id === row.id && link.modifiedAt !== null) answer.revision = { record, at: link.modifiedAt };
  return answer;
}

async function drawContact(ctx: ScreenContext, row: ContactRow, waiting: Block[]): Promise<Block[]> {
  const sync = toGoto('sync', ctx.sentences.log.open, 'record-sync', { object: 'contact', record: row.id });
  const about = { object: 'contact' as const, id: row.id, name: row.name, deleted: row.deleted };
  const actions = await drawRemoval(ctx, about);
  return [
    ...(await drawTombstone(ctx, about)),
    ...waiting,
    await drawPerson(ctx, row),
    ...(row.deleted ? [] : await drawEdit(ctx, row)),
    { kind: 'actions', id: `ways:${row.id}`, actions, gotos: [sync] },
  ];
}

async function tellChange(ctx: ScreenContext, { writes }: OutputOf<'contact.edit'>): Promise<Effect[]> {
  const [first] = writes;
  if (first === undefined) return [{ do: 'toast', tone: 'info', title: ctx.sentences.contact.nothingChanged }];
  const told = await Promise.all(writes.map((write) => tellWrite(ctx, { write })));
  // One that was refused stands on the card; of the others the one that waits says more than the one that is done.
  if (told.some((effects) => effects.length === 0)) return [];
  return told.find(([effect]) => effect?.do === 'toast' && effect.tone === 'info') ?? told[0] ?? [];
}

export const contactScreens: ScreenModule = {
  screens: { contact: openContact },
  asks: {
    'contact.list': async (ctx, page, { words }) => ({
      kind: 'table',
      table: await drawPeopleTable(ctx, page, words ?? ''),
    }),
  },
  acts: { 'contact.edit': tellChange, 'contact.setRole': tellChange },
};
