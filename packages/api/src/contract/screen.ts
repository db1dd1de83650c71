import type { ScreenAnswer } from '@tierline/blocks/protocol';
import type { Input } from '@tierline/blocks/value';
import type { Block, Field, MultiField } from '@tierline/blocks/vocabulary';
import { findContractTerm } from '@tierline/db/contract-term';
import { findOrganization } from '@tierline/db/organization';
import { listOrganizationFields } from '@tierline/db/organization-field';
import { countBatch } from '@tierline/db/record-write';
import { type OrganizationField, PRODUCT_LINES_FIELD, REGION_FIELD } from '@tierline/domain/organization-field';
import { may } from '@tierline/domain/viewer';
import { z } from 'zod';
import type { OutputOf } from '../features.ts';
import { drawSummary } from '../impact/draw-impact.ts';
import { drawPreview } from '../impact/preview.ts';
import { idInput } from '../inputs.ts';
import { ProblemError } from '../problem/problem-error.ts';
import { drawConditions, newRule } from '../rule/draw-editor.ts';
import { action, query } from '../screen/action.ts';
import { callFeature } from '../screen/call-feature.ts';
import { toGoto, withAdmin } from '../screen/goto.ts';
import { readParams } from '../screen/read-params.ts';
import type { ScreenContext, ScreenModule } from '../screen/screen.ts';
import { tellWrite } from '../write/tell-write.ts';
import { drawSecondPartners, toOptions, whyLocked } from './draw-manage.ts';

/** Seconds between looks at how far an assignment has come. */
const AGAIN = 3;

const contractParams = z.object({ partner: idInput, row: idInput.optional() });

/** When one contract begins and ends and what it is for; without a row one that is to begin. */
async function openContract(ctx: ScreenContext, params: Input): Promise<ScreenAnswer> {
  const { sentences, scope } = ctx;
  const words = sentences.contracts;
  if (!may(ctx.viewer.role, 'see_network')) {
    const { noPermission, noPermissionText } = sentences.organization_screen;
    const empty: Block = { kind: 'empty', id: 'no-permission', title: noPermission, text: noPermissionText };
    return { title: noPermission, blocks: [empty], watch: [] };
  }
  const { partner: partnerId, row } = readParams(contractParams, params);
  const partner = await findOrganization(scope, partnerId);
  const secondPartner = row === undefined ? null : await findOrganization(scope, row);
  if (!partner || (row !== undefined && !secondPartner)) throw new ProblemError('record_unknown');
  const term = row === undefined ? null : await findContractTerm(scope, { partnerId, secondPartnerId: row });
  const fields = await listOrganizationFields(scope);
  const locked = whyLocked(ctx);
  const disabled = locked === null ? {} : { disabled: locked };
  const date = (name: string, label: string, help: string, value: string | null): Field => ({
    ...{ type: 'date', name, label, help, value, ...disabled },
  });
  const startsHelp = row === undefined ? words.plannedHelp : words.startsHelp;
  const formFields: Field[] = [
    ...(row === undefined ? [await drawPicked(ctx, partnerId)] : []),
    {
      ...date('startsOn', words.startsOn, startsHelp, term?.startsOn ?? null),
      ...(row === undefined ? { required: true } : {}),
    } as Field,
    date('endsOn', words.endsOn, words.endsHelp, term?.endsOn ?? null),
    { ...drawScope(fields, 'territories', words.territories, REGION_FIELD, term?.territories ?? []), ...disabled },
    {
      ...drawScope(fields, 'productLines', words.productLines, PRODUCT_LINES_FIELD, term?.productLines ?? []),
      help: words.scopeHelp,
      ...disabled,
    },
  ];
  const input = { partner: partnerId, ...(row === undefined ? {} : { secondPartner: row }) };
  return {
    title: secondPartner ? words.termsTitle(secondPartner.name, partner.name) : words.planTitle(partner.name),
    back: toGoto('back', sentences.explain.back, 'organization'),
    blocks: [
      {
        kind: 'form',
        id: `contract:${partnerId}:${row ?? 'new'}`,
        fields: formFields,
        submit: action({
          ...{ id: 'save-terms', label: words.save, call: 'contract.setTerms', input, look: 'primary', ...disabled },
        }),
      },
    ],
    watch: ctx.crm.watchedFields('organization'),
  };
}

/** A pair has one contract, so those that have one with the partner are not offered. */
async function drawPicked(ctx: ScreenContext, partner: string): Promise<Field> {
  const input = { words: '', partner };
  const found = (await callFeature(ctx, 'query', 'contract.options', input)) as OutputOf<'contract.options'>;
  const { options, more } = toOptions(ctx, found);
  return {
    ...{ type: 'picker', name: 'secondPartner', label: ctx.labels.secondPartner, required: true, value: null, options },
    search: query('contract.options', { partner }),
    placeholder: ctx.sentences.contracts.search(ctx.labels.secondPartner),
    ...(more === undefined ? {} : { more }),
  };
}

function drawScope(
  fields: readonly OrganizationField[],
  name: string,
  label: string,
  key: string,
  value: readonly string[],
): MultiField {
  const offered = fields.find((field) => field.key === key)?.values ?? [];
  const options = offered.map((each) => ({ value: each.value, label: each.label }));
  for (const each of value)
    if (!options.some((option) => option.value === each)) options.push({ value: each, label: each });
  return { type: 'multi', name, label, value: [...value], options };
}

/** One assignment for many partners at once, seen before it is made, and followed while it is written. */
async function openAssignment(ctx: ScreenContext, params: Input): Promise<ScreenAnswer> {
  const { sentences, labels, scope, setting } = ctx;
  const words = sentences.contracts;
  const frame = {
    title: words.bulkTitle(labels),
    back: toGoto('admin', sentences.admin_screen.title, 'admin'),
    watch: [],
  };
  if (setting.source === 'rules') {
    return { ...frame, blocks: [{ kind: 'empty', id: 'rules-decide', title: words.rulesDecide(labels) }] };
  }
  const progress = typeof params.batch === 'string' ? await drawProgress(ctx, params.batch) : null;
  const fields = await listOrganizationFields(scope);
  const form: Block = {
    kind: 'form',
    id: 'assignment',
    fields: [
      {
        ...(await drawConditions(ctx, fields, 'partner', newRule().partner, 'partners')),
        label: words.bulkWhich(labels),
      },
      { ...(await drawSecondPartners(ctx, words.bulkSecond(labels), [])), required: true },
      {
        ...{ type: 'picker', name: 'how', label: words.how, required: true, value: null },
        options: [
          { value: 'add', label: words.add },
          { value: 'replace', label: words.replace },
          { value: 'remove', label: words.removeThem },
        ],
      },
    ],
    submit: action({ id: 'assign', label: words.apply, call: 'contract.assign', input: {}, look: 'primary' }),
    preview: drawPreview(sentences, 'contract.tryAssignment', {}),
  };
  return {
    ...frame,
    blocks: [...(progress?.blocks ?? []), form],
    ...(progress?.waiting ? { again: AGAIN } : {}),
  };
}

async function drawProgress({ sentences, scope }: ScreenContext, batch: string) {
  const words = sentences.contracts;
  const { waiting, accepted, refused } = await countBatch(scope, batch);
  const item = (id: string, label: string, number: number) => ({
    ...{ id, label, value: { type: 'number' as const, number } },
  });
  const text = waiting > 0 ? words.working : refused > 0 ? words.someRefused : words.done;
  const blocks: Block[] = [
    {
      kind: 'section',
      id: 'progress',
      title: words.progress,
      hint: text,
      blocks: [
        {
          kind: 'stats',
          id: 'progress-counted',
          items: [
            item('waiting', words.waiting, waiting),
            { ...item('accepted', words.accepted, accepted), tone: 'good' },
            { ...item('refused', words.refusedCount, refused), ...(refused > 0 ? { tone: 'warn' } : {}) },
          ],
        },
      ],
    },
  ];
  return { blocks, waiting };
}

export const contractScreens: ScreenModule = {
  screens: { contract: openContract, assignment: withAdmin(openAssignment) },
  asks: {
    'contract.options': async (ctx, found) => ({ kind: 'options', ...toOptions(ctx, found) }),
    'contract.tryOut': (ctx, tried, { organization, secondPartners, held }) =>
      drawSummary(ctx, { kind: 'contracts', organization, secondPartners, held }, tried),
    'contract.tryAssignment': (ctx, tried, input) =>
      drawSummary(ctx, { kind: 'assignment', ...(input as Input) }, tried),
  },
  acts: {
    'contract.set': tellWrite,
    'contract.prefer': tellWrite,
    'contract.setTerms': async ({ sentences }) => [
      { do: 'toast', tone: 'good', title: sentences.contracts.termsSaved },
      { do: 'goto', screen: 'organization', params: {} },
    ],
    'contract.assign': async ({ sentences, scope }, { batch }) => {
      const { waiting, accepted, refused } = await countBatch(scope, batch);
      return [
        { do: 'toast', tone: 'info', title: sentences.contracts.started(waiting + accepted + refused) },
        { do: 'goto', screen: 'assignment', params: { batch } },
      ];
    },
  },
};
