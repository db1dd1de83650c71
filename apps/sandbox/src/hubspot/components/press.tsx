import type { ExtensionEvent, Reactions } from '@hubspot/ui-extensions';
import type { ReactNode, SyntheticEvent } from 'react';
import { useOverlay, useReactions } from './overlays.tsx';

export type Handler<E> = (event: E, reactions: Reactions) => void | Promise<void>;

/** What of a browser's event crosses to the extension. */
export const toExtensionEvent = (
  { nativeEvent: { type, bubbles, timeStamp } }: SyntheticEvent,
  id = '',
): ExtensionEvent => ({
  type,
  bubbles,
  timeStamp,
  id,
});

/** A press tells the extension, and opens the overlay that belongs to what was pressed. */
export function usePress(onClick: Handler<ExtensionEvent> | undefined, overlay: ReactNode) {
  const reactions = useReactions();
  const { open, drawn } = useOverlay(overlay);
  const press = (event: SyntheticEvent) => {
    void onClick?.(toExtensionEvent(event), reactions);
    open();
  };
  return { press, open, drawn };
}
