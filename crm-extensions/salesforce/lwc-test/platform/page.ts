import { GALLERY, playScene, type Scene } from '@tierline/blocks/gallery';
import type { Procedure } from '@tierline/blocks/protocol';
import Screen from 'c/tierlineScreen';
import { createElement } from 'lwc';
import type { Mock } from 'vitest';
import call from './gateway.ts';

export interface GatewayCall {
  procedure: Procedure;
  recordId: string | null;
  watch: string[];
  input: string;
}
export const gateway = call as unknown as Mock<(input: GatewayCall) => Promise<{ status: number; body: string }>>;

export const answered = (data: unknown) => ({ status: 200, body: JSON.stringify({ result: { data } }) });
export const refused = (problem: object) => ({ status: 400, body: JSON.stringify({ error: { data: { problem } } }) });
export const UNREACHABLE = { status: 0, body: '' };

/** What was sent to a procedure, in order. */
export const sent = (procedure: Procedure) =>
  gateway.mock.calls.flatMap(([call]) => (call.procedure === procedure ? [JSON.parse(call.input)] : []));

/** The element with the focus, however deep it stands. */
export function focused(root: Element): HTMLElement | undefined {
  const inside = root.shadowRoot?.activeElement;
  if (!inside) return undefined;
  return focused(inside) ?? (inside as HTMLElement);
}

/** Plays a scene of the gallery behind the gateway. */
export function play(scene: Scene) {
  const transport = playScene(scene);
  gateway.mockImplementation(async ({ procedure, input }) => {
    const reply = await transport(procedure, JSON.parse(input));
    if (reply.ok) return answered(reply.answer);
    return 'problem' in reply ? refused(reply.problem) : UNREACHABLE;
  });
}

export function sceneOf(id: string): Scene {
  const scene = GALLERY.find((each) => each.id === id);
  if (!scene) throw new Error(`the gallery has no scene ${id}`);
  return scene;
}

type ScreenElement = HTMLElement & { screen?: string; recordId?: string; objectApiName?: string };

export function mount(component: typeof Screen, name: string, properties: object): HTMLElement {
  const element = createElement(name, { is: component });
  Object.assign(element, properties);
  document.body.append(element);
  return element;
}

export function mountScreen(properties: Partial<ScreenElement> = {}): ScreenElement {
  const page = { screen: 'deal', recordId: '006000000000001AAA', objectApiName: 'Opportunity' };
  return mount(Screen, 'c-tierline-screen', { ...page, ...properties });
}

/** Takes what a test put on the page away again. */
export function clearPage() {
  document.body.replaceChildren();
  gateway.mockReset();
}

/** Lets calls be answered and the page be drawn. */
export async function drawn() {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

/** Everything that matches, through the shadow of every component inside. */
export function findAll<E extends HTMLElement = HTMLElement>(root: Element, selector: string): E[] {
  const inside = root.shadowRoot ?? root;
  const children = [...inside.querySelectorAll<HTMLElement>('*')];
  const slotted = root.shadowRoot ? [...root.querySelectorAll<HTMLElement>('*')] : [];
  const here = [...new Set([...children, ...slotted])];
  return [
    ...new Set(
      here.flatMap((each) => [
        ...(each.matches(selector) ? [each as E] : []),
        ...(each.shadowRoot ? findAll<E>(each, selector) : []),
      ]),
    ),
  ];
}

export function find<E extends HTMLElement = HTMLElement>(root: Element, selector: string): E {
  const [first] = findAll<E>(root, selector);
  if (!first) throw new Error(`nothing on the page matches ${selector}`);
  return first;
}

/** All words in a component, its own first-level ones included. */
export function textOf(root: Element): string {
  const hosts = [root, ...findAll(root, '*')];
  const nodes = hosts.flatMap((each) => [...(each.shadowRoot?.childNodes ?? []), ...each.childNodes]);
  const texts = nodes.filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.textContent?.trim());
  return texts.filter(Boolean).join(' ');
}

/** Buttons of Salesforce's stub carry their words in a property. */
export function button(root: Element, label: string): HTMLElement & { label: string; disabled?: boolean } {
  const buttons = findAll<HTMLElement & { label: string }>(root, 'lightning-button');
  const found = buttons.find((each) => each.label === label);
  if (!found) throw new Error(`no button says ${label}; there are: ${buttons.map((each) => each.label).join(', ')}`);
  return found;
}
