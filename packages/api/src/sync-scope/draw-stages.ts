import type { ScreenAnswer } from '@tierline/blocks/protocol';
import type { Block, Field } from '@tierline/blocks/vocabulary';
import type { CrmKind } from '@tierline/domain/crm';
import type { OutputOf } from '../features.ts';
import { action } from '../screen/action.ts';
import { callFeature } from '../screen/call-feature.ts';
import { toGoto } from '../screen/goto.ts';
import type { ScreenContext } from '../screen/screen.ts';
import { type StagesOf, stageField } from './stages.ts';

const BOTH = ['salesforce', 'hubspot'] as const satisfies readonly CrmKind[];
const OTHER: Readonly<Record<CrmKind, CrmKind>> = { salesforce: 'hubspot', hubspot: 'salesforce' };

/** Which stage of deals and leads is which in the other CRM. */
export async function openStages(ctx: ScreenContext): Promise<ScreenAnswer> {
  const { sentences } = ctx;
  const words = sentences.scope.stages;
  const got = (await callFeature(ctx, 'query', 'syncScope.stages', undefined)) as OutputOf<'syncScope.stages'>;
  const blocks: Block[] = [{ kind: 'text', id: 'intro', text: words.intro }];
  if (got.connected.length < BOTH.length) {
    blocks.push({ kind: 'empty', id: 'one-crm', title: words.oneCrm, text: words.oneCrmText });
  } else if (got.of.length === 0) {
    blocks.push({ kind: 'empty', id: 'unread', title: words.unread, text: words.unreadText });
  } else {
    for (const each of got.of) blocks.push(drawObject(ctx, each, got.revision));
  }
  return {
    title: words.title,
    back: toGoto('sync-scope', sentences.scope.title, 'sync-scope'),
    blocks,
    watch: [],
  };
}

function drawObject(ctx: ScreenContext, of: StagesOf, revision: number): Block {
  const { sentences } = ctx;
  const words = sentences.scope.stages;
  const { object, unpaired } = of;
  const warnings = BOTH.flatMap((crm): Block[] =>
    unpaired[crm].length === 0
      ? []
      : [
          {
            ...{ kind: 'text', id: `unpaired:${object}:${crm}`, tone: 'warn' },
            text: words.unpaired(sentences.crm[crm], sentences.crm[OTHER[crm]], unpaired[crm]),
          },
        ],
  );
  return {
    ...{ kind: 'section', id: `stages:${object}`, title: words.objects[object] },
    blocks: [
      ...warnings,
      {
        ...{ kind: 'form', id: `stages:${object}` },
        fields: [...drawFields(ctx, of, 'salesforce'), ...drawFields(ctx, of, 'hubspot')],
        submit: action({
          ...{ id: `save-stages:${object}`, label: words.save, call: 'syncScope.saveStages', look: 'primary' },
          input: { object, revision } as never,
        }),
      },
    ],
  };
}

/** Every stage of Salesforce, and those of HubSpot to which none of them leads. */
function drawFields({ sentences }: ScreenContext, of: StagesOf, crm: CrmKind): Field[] {
  const words = sentences.scope.stages;
  const there = OTHER[crm];
  const led = new Set(Object.values(of.chosen.salesforce));
  const shown = crm === 'salesforce' ? of.offered.salesforce : of.offered.hubspot.filter((stage) => !led.has(stage));
  return shown.map((stage): Field => {
    const same = of.offered[there].find((each) => each.trim().toLowerCase() === stage.trim().toLowerCase());
    return {
      ...{ type: 'picker', name: stageField(crm, stage), label: words.stage(stage, sentences.crm[there]) },
      value: of.chosen[crm][stage] ?? null,
      options: of.offered[there].map((value) => ({ value, label: value })),
      placeholder: same === undefined ? words.none : words.same(same),
    };
  });
}
