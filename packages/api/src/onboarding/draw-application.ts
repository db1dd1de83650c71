import type { ScreenAnswer } from '@tierline/blocks/protocol';
import type { Block } from '@tierline/blocks/vocabulary';
import { may } from '@tierline/domain/viewer';
import type { TokenCall } from '../salesforce/token.ts';
import type { Sentences } from '../sentences/english.ts';
import { drawLoginForm } from './draw-login-form.ts';

const NOTHING_SAVED = { clientId: null, username: null, sandbox: false };

/** What somebody sees of Tierline while his org is not connected: the way there for its administrator, a quiet word for all others. */
export function drawApplication(sentences: Sentences, said: TokenCall, screen: string): ScreenAnswer {
  const words = sentences.onboarding;
  const answer = (title: string, blocks: Block[]): ScreenAnswer => ({ title, blocks, watch: [] });
  if (screen !== 'admin') {
    return answer(sentences.deal_screen.title, [
      { kind: 'empty', id: 'not-connected', title: words.notConnected, text: words.notConnectedText },
    ]);
  }
  if (!may(said.viewer.role, 'administer')) {
    return answer(words.title, [
      { kind: 'empty', id: 'no-permission', title: words.notAdmin, text: words.notAdminText },
    ]);
  }
  return answer(words.title, [
    { kind: 'text', id: 'intro', text: words.intro, tone: 'neutral' },
    {
      kind: 'steps',
      id: 'steps',
      label: words.steps,
      steps: [
        { id: 'certificate', title: words.certificate, state: 'current', text: words.certificateText },
        { id: 'app', title: words.app, state: 'todo', text: words.appText },
        { id: 'user', title: words.user, state: 'todo', text: words.userText },
        { id: 'permissions', title: words.permissions, state: 'todo', text: words.permissionsText },
        { id: 'register', title: words.register, state: 'todo', text: words.registerText },
      ],
    },
    drawLoginForm(sentences, NOTHING_SAVED, words.connect),
  ]);
}
