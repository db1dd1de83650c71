import type { Effect, ScreenAnswer } from '@tierline/blocks/protocol';
import type { Action, Field } from '@tierline/blocks/vocabulary';
import { drawSummary } from '../impact/draw-impact.ts';
import { drawPreview } from '../impact/preview.ts';
import { action } from '../screen/action.ts';
import { toGoto, withAdmin } from '../screen/goto.ts';
import type { ScreenContext, ScreenModule } from '../screen/screen.ts';

/** What the vendor calls its account types, and how second partners are chosen. Nothing counts before it is saved. */
async function openProgramme(ctx: ScreenContext): Promise<ScreenAnswer> {
  const { sentences, setting } = ctx;
  const words = sentences.programme;
  return {
    title: words.title,
    back: toGoto('admin', sentences.admin_screen.title, 'admin'),
    blocks: [
      {
        kind: 'form',
        id: 'programme',
        fields: [...drawNames(ctx), ...drawSetting(ctx)],
        submit: action({
          ...{ id: 'save', label: words.save, call: 'programme.save', look: 'primary' },
          input: { revision: setting.revision },
        }),
        others: drawPresets(ctx),
        preview: drawPreview(sentences, 'programme.tryOut', {}),
      },
    ],
    watch: [],
  };
}

function drawNames({ sentences, accountTypes }: ScreenContext): Field[] {
  const words = sentences.programme;
  const text = (name: string, label: string, value: string): Field => ({
    ...{ type: 'text', name, label, value, required: true, most: 60 },
  });
  return [
    { ...text('vendor', words.vendor, accountTypes.vendor.displayName), help: words.namesHelp },
    text('partner', words.partner, accountTypes.partner.displayName),
    text('secondPartner', words.secondPartner, accountTypes.partner_2.displayName),
  ];
}

function drawSetting({ sentences, labels, setting }: ScreenContext): Field[] {
  const words = sentences.programme;
  return [
    {
      ...{ type: 'text', name: 'label', label: words.label, help: words.labelHelp(labels), most: 60 },
      value: setting.label,
      placeholder: labels.secondPartner,
    },
    {
      ...{ type: 'toggle', name: 'mandatory', label: words.mandatory, help: words.mandatoryHelp(labels) },
      value: setting.mandatory,
    },
    {
      ...{ type: 'picker', name: 'source', label: words.source, required: true, value: setting.source },
      options: [
        { value: 'contracts', label: words.contracts, hint: words.contractsHint },
        { value: 'rules', label: words.rules, hint: words.rulesHint },
      ],
    },
    {
      ...{ type: 'picker', name: 'cardinality', label: words.cardinality(labels), required: true },
      value: setting.cardinality,
      options: [
        { value: 'many', label: words.many },
        { value: 'one', label: words.one },
      ],
    },
  ];
}

/** Ready-made names; those that are used already are not offered. */
function drawPresets({ sentences, accountTypes }: ScreenContext): Action[] {
  const words = sentences.programme;
  const vendor = accountTypes.vendor.displayName;
  return Object.entries(words.presets)
    .filter(
      ([, names]) =>
        names.partner !== accountTypes.partner.displayName ||
        names.secondPartner !== accountTypes.partner_2.displayName,
    )
    .map(([id, { partner, secondPartner }]) =>
      action({
        id: `preset:${id}`,
        label: words.usePreset(partner, secondPartner),
        call: 'programme.rename',
        input: { vendor, partner, secondPartner },
        confirm: { title: words.presetTitle, text: words.presetText(partner, secondPartner), label: words.presetLabel },
      }),
    );
}

const tellSaved = async ({ sentences }: ScreenContext): Promise<Effect[]> => [
  { do: 'toast', tone: 'good', title: sentences.programme.saved },
];

export const programmeScreens: ScreenModule = {
  screens: { programme: withAdmin(openProgramme) },
  always: ['programme'],
  asks: {
    'programme.tryOut': (ctx, tried, { source }) => drawSummary(ctx, { kind: 'source', source }, tried),
  },
  acts: { 'programme.save': tellSaved, 'programme.rename': tellSaved },
};
