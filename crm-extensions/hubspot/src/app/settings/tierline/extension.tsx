import { Flex } from '@hubspot/ui-extensions';
import { useEffect, useState } from 'react';
import { PageProvider } from './page/page.tsx';
import { createSession, type SessionParts } from './page/session.ts';
import { transport as hubspotTransport } from './page/transport.ts';
import { RecordOffer } from './record-offer.tsx';
import { Screen } from './screen.tsx';
import type { RecordRef, Transport } from './screen-client.js';

interface ExtensionProps extends Omit<SessionParts, 'transport' | 'offer'> {
  /** Another way to a server than HubSpot's: the gallery's, and tests'. */
  transport?: Transport;
}

/** A Tierline screen on a page of HubSpot. The page's own frame is around it. */
export function Extension({ transport = hubspotTransport, ...parts }: ExtensionProps) {
  const [offered, offer] = useState<RecordRef | null>(null);
  const [session] = useState(() => createSession({ ...parts, transport, offer }));
  useEffect(() => session.start(), [session]);
  return (
    <PageProvider value={session.page}>
      <Flex direction="column" gap="md">
        {offered && <RecordOffer record={offered} />}
        <Screen />
      </Flex>
    </PageProvider>
  );
}
