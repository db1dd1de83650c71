import { afterEach, describe, expect, test, vi } from 'vitest';
import {
  answered,
  button,
  clearPage,
  drawn,
  find,
  findAll,
  gateway,
  mountScreen,
  play,
  sceneOf,
  textOf,
} from './platform/page.ts';

afterEach(clearPage);

/** Salesforce's stub of an input: what is handed to it is kept in properties. */
type Input = HTMLElement & {
  name: string;
  type?: string;
  value?: string;
  checked?: boolean;
  disabled?: boolean;
  required?: boolean;
  setCustomValidity(message: string): void;
};

async function openForm(scene: string) {
  play(sceneOf(scene));
  const element = mountScreen();
  await drawn();
  const input = (name: string) => {
    const found = findAll<Input>(element, 'lightning-input, lightning-textarea').find((each) => each.name === name);
    if (!found) throw new Error(`there is no input ${name}`);
    return found;
  };
  const change = async (name: string, detail: { value: string } | { checked: boolean }) => {
    input(name).dispatchEvent(new CustomEvent('change', { detail }));
    await drawn();
  };
  return {
    element,
    input,
    type: (name: string, value: string) => change(name, { value }),
    turn: (name: string, checked: boolean) => change(name, { checked }),
    acts: () =>
      gateway.mock.calls
        .map(([call]) => call)
        .filter(({ procedure }) => procedure === 'screen.act')
        .map((call) => JSON.parse(call.input).input),
    press: async (label: string) => {
      button(element, label).click();
      await drawn();
    },
  };
}

describe('a text', () => {
  test('of one line and of several is Salesforce’s own input and textarea, filled with what is saved', async () => {
    const { input } = await openForm('form-text-long');
    expect(input('certificate')).toMatchObject({ tagName: 'LIGHTNING-TEXTAREA', required: true });
    expect(input('certificate').value).toMatch(/^-----BEGIN CERTIFICATE-----\n/);
    const { input: line } = await openForm('form-text');
    expect(line('code')).toMatchObject({ tagName: 'LIGHTNING-INPUT', type: 'text', value: '', required: true });
  });

  test('is saved as it was typed, and null once it is emptied', async () => {
    const { type, press, acts } = await openForm('form-fields');
    await type('name', ' Private Sector');
    await type('note', 'x');
    await type('note', '');
    await press('Save');
    expect(acts()).toEqual([{ name: ' Private Sector', secondPartner: 'org_2', active: true, note: null }]);
  });

  test('keeps what is half-typed through a redraw of the screen, and lets it go when the person cancels', async () => {
    const { type, input, press } = await openForm('form-text');
    const before = input('code');
    await type('code', 'ABCD-');
    play(sceneOf('form-text-refused'));
    window.dispatchEvent(new Event('online'));
    await drawn();
    expect(input('code')).toBe(before);
    expect(before.value).toBe('ABCD-');
    await press('Cancel');
    expect(before.value).toBe('');
  });

  test('that is too long is not cut: it says how long it is at once, and is not sent', async () => {
    const { type, input, press, acts } = await openForm('form-text');
    const said = vi.spyOn(input('code'), 'setCustomValidity');
    await type('code', 'ABCD-EFGH-JKLM-NPQR');
    expect(input('code').value).toBe('ABCD-EFGH-JKLM-NPQR');
    expect(said).toHaveBeenLastCalledWith('At most 14 characters. It has 19.');
    await press('Save');
    expect(acts()).toEqual([]);
    await type('code', 'ABCD-EFGH-JKLM');
    expect(said).toHaveBeenLastCalledWith('');
    await press('Save');
    expect(acts()).toEqual([{ code: 'ABCD-EFGH-JKLM' }]);
  });

  test('that is required says so when saving is tried without it', async () => {
    const { type, input, press, acts } = await openForm('form-fields');
    const said = vi.spyOn(input('name'), 'setCustomValidity');
    await type('name', '');
    expect(said).not.toHaveBeenCalled();
    await press('Save');
    expect(said).toHaveBeenLastCalledWith('Complete this field.');
    expect(acts()).toEqual([]);
  });

  test('shows a refusal in place of its help, until it is edited', async () => {
    const { element, type, input, press } = await openForm('form-text-refused');
    const said = vi.spyOn(input('code'), 'setCustomValidity');
    expect(find(element, '.note').textContent).toContain('It works once');
    await type('code', 'ABCD-EFGH-JKLN');
    await press('Save');
    expect(said).toHaveBeenLastCalledWith('This code was used already. Make a new one.');
    expect(find(element, '.note').textContent).toBe('');
    await type('code', 'ABCD');
    expect(said).toHaveBeenLastCalledWith('');
  });
});

describe('a toggle', () => {
  test('is Salesforce’s own, shows what is saved, and is saved with the form', async () => {
    const { input, turn, press, acts } = await openForm('form-toggle');
    expect(input('module')).toMatchObject({ type: 'toggle', checked: true });
    expect(input('leads').checked).toBe(false);
    expect(button(mountedIn(input('module')), 'Save').disabled).toBe(true);
    await turn('module', false);
    await press('Save');
    expect(acts()).toEqual([{ module: false, leads: false, long: false }]);
  });

  test('says beneath it what it does, and why it was refused', async () => {
    const { element, turn, press } = await openForm('form-toggle-refused');
    expect(textOf(element)).toContain('Off hides every card, and deletes nothing.');
    await turn('module', true);
    await press('Save');
    expect(find(element, '.note_wrong').textContent).toContain('The contract with this distributor ended');
  });
});

const mountedIn = (inside: Element): Element => {
  let host: Element = inside;
  for (let root = inside.getRootNode(); root instanceof ShadowRoot; root = root.host.getRootNode()) host = root.host;
  return host;
};

test('fields that cannot be changed say why', async () => {
  const { element, input } = await openForm('form-fields-disabled');
  for (const name of ['name', 'blank', 'note', 'active']) expect(input(name).disabled, name).toBe(true);
  const notes = findAll(element, '.note').map(({ textContent }) => textContent);
  expect(notes.slice(0, 3)).toEqual(Array(3).fill('Only an admin can change this.'));
  expect(notes[3]).toContain('The contract with this distributor ended');
});

test('a field that this extension does not know says to update it', async () => {
  const submit = { id: 'save', label: 'Save', call: 'x.y', input: {} };
  const form = { kind: 'form', id: 'f', fields: [{ type: 'hologram', name: 'h', label: 'H', value: null }], submit };
  gateway.mockResolvedValue(answered({ title: 'From the future', blocks: [form], watch: [] }));
  const element = mountScreen();
  await drawn();
  expect(textOf(element)).toContain('Update the Tierline extension to see this part.');
});
