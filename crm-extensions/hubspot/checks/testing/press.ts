import { Button, type ButtonProps, Modal, type Reactions } from '@hubspot/ui-extensions';
import type { RenderedElementNode } from '@hubspot/ui-extensions/testing';
import { vi } from 'vitest';
import type { Mounted } from './mount.tsx';

type Found = RenderedElementNode<ButtonProps>;

export function buttonOf(page: Pick<Mounted, 'findAll'>, label: string): Found {
  const found = page.findAll(Button).find(({ text }) => text === label);
  if (!found) throw new Error(`there is no button ${label}`);
  return found;
}

/** What HubSpot's page can do with overlays; a press is handed it. */
export const reactions: Reactions = {
  openModal: vi.fn(),
  closeModal: vi.fn(),
  openPanel: vi.fn(),
  closePanel: vi.fn(),
};

/** Presses as HubSpot's page does, with the event and its reactions. A button with an overlay opens that instead. */
export function press(button: Found): void {
  if (button.props.overlay) throw new Error(`${button.text} asks first`);
  void button.props.onClick?.({ type: 'click', bubbles: true, timeStamp: 0, id: 'press' }, reactions);
}

/** The question that a button or a menu's item carries. */
export function questionOf(node: { props: { overlay?: unknown } }) {
  const overlay = node.props.overlay as Pick<Mounted, 'find' | 'findAll'> | undefined;
  if (!overlay) throw new Error('it asks nothing');
  return { modal: overlay.find(Modal), findAll: overlay.findAll };
}
