import { Button, Flex, Icon } from '@hubspot/ui-extensions';
import { pressKey, pressOf } from './block/confirmation.tsx';
import { useLeave } from './block/leave.ts';
import { useView } from './page/page.tsx';

/** The way back to the screen that this one was reached from. Not a Link: those lead to addresses, and a screen has none. */
export function Back() {
  const back = useView((view) => view.back);
  const leave = useLeave();
  if (!back) return null;
  const way = leave(back);
  return (
    <Flex direction="row">
      <Button key={pressKey(way)} size="sm" variant="transparent" {...pressOf(way, 'back', way.go)}>
        <Icon name="left" size="sm" /> {way.label}
      </Button>
    </Flex>
  );
}
