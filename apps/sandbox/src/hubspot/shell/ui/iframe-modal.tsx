import { useEffect, useLayoutEffect, useRef, useState } from 'react';

interface OpenIframe {
  uri: string;
  width: number;
  height: number;
  title?: string;
  onClose: () => void;
}

let show: (frame: OpenIframe) => void = () => {};

export function openIframe(frame: OpenIframe): void {
  show(frame);
}

/** The one page of an app's own that `openIframeModal` lays over HubSpot's. */
export function IframeModal() {
  const [frame, setFrame] = useState<OpenIframe | null>(null);
  useEffect(() => {
    show = setFrame;
    return () => {
      show = () => {};
    };
  }, []);
  if (!frame) return null;
  const close = () => {
    setFrame(null);
    frame.onClose();
  };
  return <Frame frame={frame} close={close} />;
}

function Frame({
  frame: { uri, width, height, title = 'Page of an app' },
  close,
}: {
  frame: OpenIframe;
  close: () => void;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog ref={dialog} className="hs-dialog hs-dialog_modal" style={{ width }} aria-label={title} onCancel={close}>
      <header className="hs-dialog__head">
        <h2>{title}</h2>
        <button type="button" className="hs-button hs-button_secondary hs-button_xs" onClick={close}>
          Close
        </button>
      </header>
      <iframe className="hs-iframe" src={uri} title={title} style={{ height }} />
    </dialog>
  );
}
