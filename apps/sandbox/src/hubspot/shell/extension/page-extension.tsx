import { useCallback } from 'react';
import type { OverlayStore } from '../../components/overlay-store.ts';
import { toBaseContext } from './extension-context.ts';
import { ExtensionView } from './extension-view.tsx';
import { hostCalls } from './host-calls.ts';
import { platformActions } from './platform-actions.ts';

interface PageExtensionProps {
  bundle: string;
  location: string;
  title: string;
  /** As a project's config profile would give them. */
  variables?: Record<string, string>;
}

/** An extension on a page without a record: settings, the gallery, a test's own. */
export function PageExtension({ bundle, location, title, variables }: PageExtensionProps) {
  const given = JSON.stringify(variables ?? {});
  const start = useCallback(
    (overlays: OverlayStore) => ({
      api: {
        context: { ...toBaseContext(location, title), variables: JSON.parse(given) as Record<string, string> },
        actions: platformActions(overlays),
      },
      host: hostCalls(null),
      close: () => {},
    }),
    [location, title, given],
  );
  return <ExtensionView bundle={bundle} start={start} />;
}
