import { createContext, isValidElement, type ReactNode, useContext, useId, useSyncExternalStore } from 'react';
import { OverlayStore } from './overlay-store.ts';

export const Overlays = createContext(new OverlayStore());
/** Whose overlay is being drawn; null for one that stands in the tree by itself. */
export const OverlayOwner = createContext<string | null>(null);
/** Inside a modal no other can be opened: HubSpot has one level. */
export const InsideModal = createContext(false);

export function useOpenOverlay(): string | null {
  const store = useContext(Overlays);
  const read = () => store.current;
  return useSyncExternalStore(store.subscribe, read, read);
}

/** What HubSpot hands to an event's handler beside the event. */
export function useReactions() {
  const { open, close } = useContext(Overlays);
  return { openPanel: open, closePanel: close, openModal: open, closeModal: close };
}

/** For a component with an `overlay` property: draws it while it is open. */
export function useOverlay(overlay: ReactNode): { open: () => void; drawn: ReactNode } {
  const owner = useId();
  const store = useContext(Overlays);
  const nested = useContext(InsideModal);
  const isOpen = useOpenOverlay() === owner;
  const tooltip = isTooltip(overlay);
  const open = () => {
    if (!overlay || tooltip) return;
    if (nested) console.warn('HubSpot opens one modal at a time: an overlay inside a modal stays closed.');
    else store.open(owner);
  };
  return {
    open,
    drawn: tooltip ? overlay : isOpen ? <OverlayOwner.Provider value={owner}>{overlay}</OverlayOwner.Provider> : null,
  };
}

/** A tooltip comes as an overlay too. The property arrives as an element around the extension's fragment. */
function isTooltip(overlay: ReactNode): boolean {
  const { fragment } = (isValidElement(overlay) ? overlay.props : {}) as {
    fragment?: { children: { type?: string }[] };
  };
  return fragment?.children[0]?.type === 'Tooltip';
}
