import { createController, RemoteRenderer } from '@remote-ui/react/host';
import { Component, type ComponentType, type ReactNode, useEffect, useState } from 'react';
import { OverlayStore } from '../../components/overlay-store.ts';
import { Overlays } from '../../components/overlays.tsx';
import { COMPONENTS } from '../../components/registry.ts';
import type { ExtensionApi, HostCalls } from '../../worker/boundary.ts';
import { type OpenExtension, openExtension } from '../../worker/open-extension.ts';
import { latency } from './latency.ts';

const NAMES = Object.keys(COMPONENTS);
const controller = createController(COMPONENTS as unknown as Record<string, ComponentType>);

interface ExtensionViewProps {
  bundle: string;
  /** Called once for each start; the overlays are this extension's. */
  start(overlays: OverlayStore): { api: ExtensionApi; host: Omit<HostCalls, 'failed'>; close(): void };
}

/** An extension at its place on a page: what it draws, or the reason why it draws nothing. */
export function ExtensionView({ bundle, start }: ExtensionViewProps) {
  const [overlays] = useState(() => new OverlayStore());
  const [extension, setExtension] = useState<OpenExtension | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  useEffect(() => {
    const { api, host, close } = start(overlays);
    let opened: OpenExtension | null = null;
    let over = false;
    const fail = (message: string) => {
      console.error(`The extension failed: ${message}`);
      if (!over) setFailure(message);
    };
    const open = async () => {
      const response = await fetch(bundle);
      if (!response.ok) throw new Error(`The bundle ${bundle} is not there.`);
      const source = await response.text();
      if (over) return;
      opened = openExtension({ source, api, host: { ...host, failed: fail }, components: NAMES, latency });
      setExtension(opened);
    };
    open().catch((error: unknown) => fail(String(error)));
    return () => {
      over = true;
      opened?.close();
      close();
      setExtension(null);
    };
  }, [bundle, start, overlays]);
  if (failure !== null) return <Failed message={failure} />;
  return (
    <div className="hs-extension" data-extension={extension ? 'open' : 'starting'}>
      {extension ? (
        <DrawingFault key={bundle} onError={(error) => setFailure(String(error))}>
          <Overlays.Provider value={overlays}>
            <RemoteRenderer receiver={extension.receiver} controller={controller} />
          </Overlays.Provider>
        </DrawingFault>
      ) : null}
    </div>
  );
}

const Failed = ({ message }: { message: string }) => (
  <div className="hs-error" role="alert" data-extension="failed">
    <h3 className="hs-heading">This extension failed</h3>
    <p>{message}</p>
  </div>
);

/** A fault in the look-alike's own components is said as one, too. */
class DrawingFault extends Component<{ onError: (error: unknown) => void; children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override componentDidCatch(error: unknown): void {
    this.props.onError(error);
  }

  override render(): ReactNode {
    return this.state.broken ? null : this.props.children;
  }
}
