import { Button, Icon } from '@hubspot/ui-extensions';
import { usePage } from '../page/page.tsx';

/** Takes a part of a tree away. A bin says that to the eye, and what goes with it is told to those who listen. */
export function Remove({ what, remove }: { what: string; remove(): void }) {
  const { words } = usePage();
  return (
    <Button size="xs" variant="transparent" onClick={remove}>
      <Icon name="delete" size="sm" screenReaderText={words.conditions.remove(what)} />
    </Button>
  );
}
