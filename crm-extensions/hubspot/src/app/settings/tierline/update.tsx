import { Alert } from '@hubspot/ui-extensions';
import { usePage } from './page/page.tsx';

/** The server narrows screens to what this extension knows; this is for the day on which it fails to. */
export function Update() {
  const { words } = usePage();
  return <Alert title={words.update} variant="warning" />;
}
