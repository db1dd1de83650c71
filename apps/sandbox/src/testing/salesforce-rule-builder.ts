import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

export interface TypedCondition {
  field: string;
  operator: string;
  values: readonly string[];
}

/** What Tierline draws on a Salesforce page. */
export const cardOf = (page: Page): Locator => page.locator('c-tierline-screen');

/** The box beneath a form in which stands what saving it would change. */
export const previewOf = (page: Page): Locator => cardOf(page).getByRole('group', { name: 'What this would change' });

/** Adds a condition to the outermost group of a tree, or to the group with that number. */
export async function addCondition(tree: Locator, condition: TypedCondition, group?: number): Promise<void> {
  const lines = tree.getByRole('group', { name: /^condition \d/ });
  const button = group === undefined ? 'Add condition' : `Add condition in group ${group}`;
  await tree.getByRole('button', { name: button, exact: true }).click();
  await fillCondition(lines.last(), condition);
}

/** Adds a group with its first condition; with `any` one of its conditions is enough. */
export async function addGroup(tree: Locator, condition: TypedCondition, any: boolean): Promise<void> {
  await tree.getByRole('button', { name: 'Add group', exact: true }).click();
  await fillCondition(tree.getByRole('group', { name: /^condition \d/ }).last(), condition);
  if (any) await choose(tree, /^group \d+: Which of them have to hold/, 'Any of these');
}

async function fillCondition(line: Locator, { field, operator, values }: TypedCondition): Promise<void> {
  await choose(line, 'Field', field);
  await choose(line, 'Operator', operator);
  const input = line.getByRole('combobox', { name: /^Values/ });
  for (const value of values) {
    await input.fill(value);
    await line.getByRole('option', { name: value, exact: true }).click();
  }
  await input.press('Escape');
}

async function choose(within: Locator, label: string | RegExp, option: string): Promise<void> {
  await within.getByRole('combobox', { name: label }).last().click();
  await within.getByRole('option', { name: option, exact: true }).last().click();
}

/** The keyboard is at that combobox: it goes down the list to the option, and takes it. */
export async function pickByKeyboard(within: Locator, label: string | RegExp, option: string): Promise<void> {
  const { keyboard } = within.page();
  const box = within.getByRole('combobox', { name: label });
  await expect.poll(() => box.evaluate((input) => input.matches(':focus, :focus-within'))).toBe(true);
  // A press while the field is still being drawn goes nowhere, and a person presses again.
  const isOpen = async () => (await box.getAttribute('aria-expanded')) === 'true';
  await expect
    .poll(async () => {
      if (!(await isOpen())) await keyboard.press('ArrowDown');
      return isOpen();
    })
    .toBe(true);
  const id = await within.getByRole('option', { name: option, exact: true }).getAttribute('id');
  for (let presses = 0; (await box.getAttribute('aria-activedescendant')) !== id; presses += 1) {
    if (presses > 30) throw new Error(`the keyboard does not come to “${option}”`);
    await keyboard.press('ArrowDown');
  }
  await keyboard.press('Enter');
}
