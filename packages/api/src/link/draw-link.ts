import type { Block } from '@tierline/blocks/vocabulary';
import { listTenantConnections } from '@tierline/db/connection';
import { findOwnLinkCode } from '@tierline/db/link-code';
import { action } from '../screen/action.ts';
import type { ScreenContext } from '../screen/screen.ts';
import { showCode } from './code.ts';

/** How the vendor's other CRM comes under the same roof: a code from here, or the field for one from there. */
export async function drawLink(ctx: ScreenContext): Promise<Block> {
  const words = ctx.sentences.link_screen;
  const other = ctx.sentences.crm[ctx.crm.kind === 'hubspot' ? 'salesforce' : 'hubspot'];
  const connections = await listTenantConnections(ctx.scope);
  const section = (blocks: Block[]): Block => ({ kind: 'section', id: 'link-section', title: words.title, blocks });
  if (connections.length > 1) {
    const whole = connections.every(({ disconnectedAt }) => disconnectedAt === null);
    const text = whole ? words.linked : words.linkedOnce;
    return section([{ kind: 'text', id: 'linked', text, tone: whole ? 'good' : 'neutral' }]);
  }
  const code = await findOwnLinkCode(ctx.scope, ctx.crm.kind, ctx.now());
  const blocks: Block[] = [{ kind: 'text', id: 'link-text', text: words.text(other), tone: 'neutral' }];
  if (code) {
    const title = words.codeTitle(showCode(code.code));
    blocks.push({ kind: 'alert', id: 'link-code', tone: 'info', title, text: words.codeText(other) });
  }
  blocks.push({
    kind: 'actions',
    id: 'link-make',
    actions: [action({ id: 'make', label: words.make, call: 'link.make', input: {} })],
  });
  blocks.push({
    kind: 'form',
    id: 'link',
    fields: [
      {
        type: 'text',
        name: 'code',
        label: words.code(other),
        help: words.codeHelp,
        required: true,
        value: null,
        most: 20,
      },
      { type: 'toggle', name: 'replace', label: words.replace, help: words.replaceHelp, value: false },
    ],
    submit: action({ id: 'redeem', label: words.redeem, call: 'link.redeem', input: {} }),
  });
  return section(blocks);
}
