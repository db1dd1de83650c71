import type { ScreenAnswer } from '@tierline/blocks/protocol';
import type { Block, Field } from '@tierline/blocks/vocabulary';
import type { CrmKind } from '@tierline/domain/crm';
import { isOddPair, type StagePair } from '@tierline/domain/stage-names';
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
  const { object, offered, chosen, unpaired } = of;
  const pairs = BOTH.flatMap((crm) =>
    Object.entries(chosen[crm]).map(([stage, there]) => toPair(of, crm, stage, there)),
  );
  const odd = pairs
    .filter((pair) => isOddPair(pair, offered))
    .map(
      (pair): Block => ({
        ...{ kind: 'text', id: `odd:${object}:${pair.salesforce}:${pair.hubspot}`, tone: 'bad', text: words.odd(pair) },
      }),
    );
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
      ...odd,
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

const toPair = ({ object }: StagesOf, crm: CrmKind, stage: string, there: string): StagePair =>
  crm === 'salesforce' ? { object, salesforce: stage, hubspot: there } : { object, salesforce: there, hubspot: stage };

/**
 * Every stage of Salesforce, and those of HubSpot to which none of them leads. One of Salesforce that goes by its name is
 * shown as chosen, so that it is saved with the others: of several that lead to one stage there, it then is that stage here.
 */
function drawFields({ sentences }: ScreenContext, of: StagesOf, crm: CrmKind): Field[] {
  const words = sentences.scope.stages;
  const there = OTHER[crm];
  const sameAs = (stage: string) => of.offered[there].find((each) => fold(each) === fold(stage));
  return listShown(of, crm).map((stage): Field => {
    const same = sameAs(stage);
    const byName = crm === 'salesforce' ? same : undefined;
    return {
      ...{ type: 'picker', name: stageField(crm, stage), label: words.stage(stage, sentences.crm[there]) },
      value: of.chosen[crm][stage] ?? byName ?? null,
      options: of.offered[there].map((value) => ({
        ...{ value, label: value },
        ...(isOddPair(toPair(of, crm, stage, value), of.offered) ? { hint: words.oddHint(stage) } : {}),
      })),
      placeholder: same === undefined ? words.none : words.same(same),
    };
  });
}

function listShown({ offered, chosen }: StagesOf, crm: CrmKind): readonly string[] {
  if (crm === 'salesforce') return offered.salesforce;
  const led = new Set(offered.salesforce.map((stage) => fold(chosen.salesforce[stage] ?? stage)));
  return offered.hubspot.filter((stage) => !led.has(fold(stage)));
}

const fold = (stage: string): string => stage.trim().toLowerCase();
