import { Button, type ButtonProps, Flex, LoadingSpinner } from '@hubspot/ui-extensions';
import type { ReactNode } from 'react';
import { usePage, useView } from '../page/page.tsx';
import type { Action, Goto } from '../screen-client.js';
import { pressKey, pressOf } from './confirmation.tsx';
import { useLeave } from './leave.ts';
import { Note } from './note.tsx';

const VARIANTS = { primary: 'primary', plain: 'secondary', destructive: 'destructive' } as const;

/** Red is for the press that does it: where a question comes first, that is the button of the question. */
export function variantOf({ look = 'plain', confirm }: Pick<Action, 'look' | 'confirm'>) {
  return look === 'destructive' && confirm ? VARIANTS.plain : VARIANTS[look];
}

interface ActionsProps {
  actions: Action[];
  /** Ways to other screens, after them. */
  gotos?: Goto[] | undefined;
  /** The block that they belong to. */
  scope: string;
  size?: NonNullable<ButtonProps['size']>;
  /** Buttons before them, in the same row. */
  children?: ReactNode;
}

/** A row of buttons. Why one cannot be pressed stands beneath it: a disabled button tells nobody anything. */
export function Actions({ actions, gotos = [], scope, size = 'md', children }: ActionsProps) {
  const { client, words } = usePage();
  const leave = useLeave();
  const busy = useView((view) => view.busy);
  const isBusy = busy !== null && busy.form === undefined && actions.some(({ id }) => id === busy.action);
  return (
    <Flex direction="column" gap="xs">
      <Flex direction="row" gap="sm" align="center" wrap>
        {children}
        {actions.map((action) => (
          <Button
            key={pressKey(action)}
            size={size}
            variant={variantOf(action)}
            disabled={action.disabled !== undefined}
            {...pressOf(action, scope, () => void client.act(action))}
          >
            {action.label}
          </Button>
        ))}
        {gotos
          .map((goto) => leave(goto))
          .map((way) => (
            <Button key={pressKey(way)} size={size} variant="secondary" {...pressOf(way, scope, way.go)}>
              {way.label}
            </Button>
          ))}
        {/* Beside the buttons, not LoadingButton: that one ends with a check mark, also where the answer was no. */}
        {isBusy && <LoadingSpinner size="xs" label={words.working} />}
      </Flex>
      {actions.map(({ id, label, disabled }) => (
        <Note key={id} text={disabled && `${label}: ${disabled}`} />
      ))}
    </Flex>
  );
}
