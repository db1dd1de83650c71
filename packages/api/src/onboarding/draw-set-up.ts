import type { Block, Step } from '@tierline/blocks/vocabulary';
import type { Connection } from '@tierline/db/connection';
import type { AccessReport, AccessRight } from '@tierline/domain/access-report';
import type { ScreenContext } from '../screen/screen.ts';
import type { Sentences } from '../sentences/english.ts';
import { drawLoginForm, type SavedLogin } from './draw-login-form.ts';
import { recallCheck } from './remembered-check.ts';

/** How a Salesforce org is set up, as both sides see it, and how Tierline signs in to it. */
export async function drawSetUp(ctx: ScreenContext, row: Connection): Promise<Block[]> {
  if (row.crm !== 'salesforce' || row.disconnectedAt !== null || !ctx.orgs) return [];
  const { sentences } = ctx;
  const words = sentences.onboarding;
  const check = await recallCheck(ctx);
  const steps: Step[] = [
    ...(check
      ? [
          {
            id: 'certificate',
            title: words.checkedKeys,
            state: check.keys > 0 ? ('done' as const) : ('failed' as const),
            text: words.keysKnown(check.keys),
          },
          check.login.ok
            ? { id: 'login', title: words.checkedLogin, state: 'done' as const }
            : { id: 'login', title: words.checkedLogin, state: 'failed' as const, text: check.login.text },
          drawAccess(sentences, check.access),
        ]
      : [{ id: 'checking', title: words.checking, state: 'current' as const }]),
    // No API tells which pages show a card, so that nothing is claimed here.
    { id: 'pages', title: words.checkedPages, state: 'todo', text: words.checkedPagesText },
  ];
  const blocks: Block[] = [{ kind: 'steps', id: 'set-up', label: words.setUp, steps }];
  if (ctx.viewer.crm === 'salesforce') {
    blocks.push({
      kind: 'section',
      id: 'login-section',
      title: words.changeLogin,
      folded: true,
      blocks: [drawLoginForm(sentences, toSavedLogin(row.config), words.save)],
    });
  }
  return [{ kind: 'section', id: 'set-up-section', title: words.setUp, blocks }];
}

function drawAccess({ onboarding: words, checklist }: Sentences, access: AccessReport | null): Step {
  const step = { id: 'access', title: words.checkedAccess };
  if (!access) return { ...step, state: 'todo', text: words.accessUnknown };
  const { missing, excess, notLookups = [] } = access;
  if (missing.length + excess.length + notLookups.length === 0)
    return { ...step, state: 'done', text: words.accessRight };
  const said = [
    ...(missing.length > 0 ? [words.accessMissing(tellAll(missing))] : []),
    ...(excess.length > 0 ? [words.accessExcess(tellAll(excess))] : []),
    ...notLookups.map(({ object, field }) => checklist.lookup(field, 'wrong_type', object)),
  ];
  return { ...step, state: 'failed', text: said.join(' ') };

  function tellAll(rights: AccessRight[]): string {
    return rights.map(({ right, object, field }) => words.right(right, object, field)).join(', ');
  }
}

function toSavedLogin(config: Record<string, unknown>): SavedLogin {
  const text = (value: unknown) => (typeof value === 'string' ? value : null);
  return { clientId: text(config.clientId), username: text(config.username), sandbox: config.sandbox === true };
}
