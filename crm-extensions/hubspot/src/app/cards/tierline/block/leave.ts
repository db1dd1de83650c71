import { usePage, useView } from '../page/page.tsx';
import type { Action, Goto } from '../screen-client.js';

/** A way to another screen as something to press: with a question where something that was entered would be lost. */
export interface Way extends Pick<Action, 'id' | 'label' | 'look' | 'confirm'> {
  go(): void;
}

export function useLeave(): (goto: Goto, row?: string) => Way {
  const { client, words } = usePage();
  const isUnsaved = useView(() => client.hasUnsaved());
  return (goto, row) => ({
    id: goto.id,
    label: goto.label,
    look: 'destructive',
    go: () => void client.goto(goto, row),
    ...(isUnsaved && { confirm: words.leave }),
  });
}
