import { Alert, Link } from '@hubspot/ui-extensions';
import { recordUrl } from './page/object-type.ts';
import { usePage } from './page/page.tsx';
import type { RecordRef } from './screen-client.js';

/** The way to a record that an action led to. */
export function RecordOffer({ record }: { record: RecordRef }) {
  const { portalId, words } = usePage();
  return (
    <Alert title={words.openRecord} variant="info">
      <Link href={recordUrl(portalId, record)}>{words.openRecord}</Link>
    </Alert>
  );
}
