import { type ReactNode, useContext, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { Glyph } from './glyph.tsx';
import { OverlayStore } from './overlay-store.ts';
import { InsideModal, OverlayOwner, Overlays, useOpenOverlay } from './overlays.tsx';

export interface DialogProps {
  kind: 'modal' | 'panel';
  id: string;
  title?: string | undefined;
  label?: string | undefined;
  width?: string | undefined;
  tone?: string | undefined;
  onOpen?: (() => void) | undefined;
  onClose?: (() => void) | undefined;
  children?: ReactNode;
}

/** A modal or a panel: drawn while its owner, or the extension by its id, has it open. */
export function Dialog(properties: DialogProps) {
  const owner = useContext(OverlayOwner);
  const open = useOpenOverlay();
  const isOpen = owner !== null || open === properties.id;
  return isOpen ? createPortal(<OpenDialog {...properties} owner={owner ?? properties.id} />, document.body) : null;
}

function OpenDialog({
  kind,
  id,
  title,
  label,
  width = 'sm',
  tone,
  onOpen,
  onClose,
  children,
  owner,
}: DialogProps & { owner: string }) {
  const store = useContext(Overlays);
  const inner = useInnerStore(store);
  const element = useRef<HTMLDialogElement>(null);
  const heading = useId();
  const close = () => store.close(owner);
  useEffect(() => store.name(owner, id), [store, owner, id]);
  // The browser's own modal dialog keeps the focus inside and gives it back, and takes the rest of the page out of reach.
  useLayoutEffect(() => {
    const dialog = element.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  useEffect(() => {
    onOpen?.();
    return () => onClose?.();
    // Told once, whatever functions come later.
  }, []);
  return (
    <dialog
      ref={element}
      className={`hs-dialog hs-dialog_${kind} hs-dialog_${width} ${tone ? `hs-dialog_${tone}` : ''}`}
      aria-labelledby={title ? heading : undefined}
      aria-label={title ? undefined : (label ?? 'Dialog')}
      onCancel={(event) => {
        event.preventDefault();
        // A dialog over this one is inside it to React, though not to the browser.
        if (event.target === event.currentTarget) close();
      }}
    >
      <header className="hs-dialog__head">
        <h2 id={heading}>{title}</h2>
        <button type="button" className="hs-dialog__close" aria-label="Close" onClick={close}>
          <Glyph name="remove" />
        </button>
      </header>
      <OverlayOwner.Provider value={null}>
        <InsideModal.Provider value={kind === 'modal'}>
          <Overlays.Provider value={kind === 'panel' ? inner : store}>{children}</Overlays.Provider>
        </InsideModal.Provider>
      </OverlayOwner.Provider>
    </dialog>
  );
}

function useInnerStore(outer: OverlayStore): OverlayStore {
  const [inner] = useState(() => new OverlayStore());
  useEffect(() => outer.nest(inner), [outer, inner]);
  return inner;
}
