import type { Block } from '@tierline/blocks/vocabulary';
import { getReadiness } from '@tierline/db/readiness';
import { getGates } from '@tierline/db/tenant';
import type { Prerequisite } from '@tierline/domain/module';
import { action } from '../screen/action.ts';
import type { ScreenContext } from '../screen/screen.ts';

/** The vendor's switch, and what distribution needs, counted. */
export async function drawModule(ctx: ScreenContext): Promise<Block> {
  const words = ctx.sentences.module_screen;
  const { entitled, moduleOnAt } = await getGates(ctx.scope);
  const readiness = await getReadiness(ctx.scope);
  const need = (id: Prerequisite, label: string) => ({
    id,
    label,
    cell: {
      value: { type: 'text' as const, text: words.count(readiness[id]) },
      tone: readiness[id] === 0 ? ('warn' as const) : ('good' as const),
    },
  });
  return {
    kind: 'section',
    id: 'module-section',
    title: words.title,
    blocks: [
      {
        kind: 'form',
        id: 'module',
        fields: [
          {
            type: 'toggle',
            name: 'on',
            label: words.toggle,
            help: words.help,
            value: moduleOnAt !== null,
            ...(entitled ? {} : { disabled: words.notEntitledTitle }),
          },
        ],
        submit: action({
          id: 'save-module',
          label: words.save,
          call: 'module.set',
          input: {},
          ...(entitled ? {} : { disabled: words.notEntitledTitle }),
        }),
      },
      {
        kind: 'properties',
        id: 'readiness',
        items: [
          need('partners', words.partners(ctx.labels)),
          need('secondPartners', words.secondPartners(ctx.labels)),
          need('associations', words.associations(readiness.source)),
        ],
      },
    ],
  };
}
