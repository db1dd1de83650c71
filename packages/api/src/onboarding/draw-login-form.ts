import type { FormBlock, TextField } from '@tierline/blocks/vocabulary';
import { action } from '../screen/action.ts';
import type { Sentences } from '../sentences/english.ts';

/** How Tierline signs in at present; null where nothing is saved yet. */
export interface SavedLogin {
  clientId: string | null;
  username: string | null;
  sandbox: boolean;
}

/** The form by which an org is connected, and by which its login is changed later. */
export function drawLoginForm({ onboarding: words }: Sentences, saved: SavedLogin, label: string): FormBlock {
  const text = (field: Pick<TextField, 'name' | 'label' | 'help' | 'value' | 'most'>): TextField => ({
    type: 'text',
    required: true,
    ...field,
  });
  return {
    kind: 'form',
    id: 'connect',
    fields: [
      text({ name: 'clientId', label: words.clientId, help: words.clientIdHelp, value: saved.clientId, most: 512 }),
      text({ name: 'username', label: words.username, help: words.usernameHelp, value: saved.username, most: 80 }),
      { type: 'toggle', name: 'sandbox', label: words.sandbox, help: words.sandboxHelp, value: saved.sandbox },
    ],
    submit: action({ id: 'connect', label, call: 'connection.connect', input: {}, look: 'primary' }),
  };
}
