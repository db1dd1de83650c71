import type { Locator, Page } from 'playwright-core';
import type { TypedCondition } from '../../testing/salesforce-rule-builder.ts';

/** The tile that holds the conditions on the organizations of one account type. */
export const treeOf = (page: Page, accountType: string): Locator =>
  page
    .locator('.hs-tile')
    .filter({ has: page.getByText(`Account type is ${accountType}`, { exact: true }) })
    .first();

/** The box beneath a form in which stands what saving it would change. */
export const previewOf = (within: Page | Locator): Locator =>
  within
    .locator('.hs-tile')
    .filter({ hasText: /^What this would change/ })
    .last();

/** Adds a condition to the outermost group, or to the first of the groups in it. */
export async function addCondition(tree: Locator, condition: TypedCondition, inGroup = false): Promise<void> {
  const buttons = tree.getByRole('button', { name: 'Add condition' });
  await fillNew(tree, inGroup ? buttons.first() : buttons.last(), condition);
}

/** Adds a group with its first condition, of which any may hold. */
export async function addAnyGroup(tree: Locator, condition: TypedCondition): Promise<void> {
  await fillNew(tree, tree.getByRole('button', { name: 'Add group' }).last(), condition);
  await choose(tree, tree.getByRole('combobox', { name: 'Match', exact: true }).last(), 'Any of these');
}

/** Presses what adds a condition, and fills that in: each part is there once the one before it is chosen. */
async function fillNew(tree: Locator, adds: Locator, { field, operator, values }: TypedCondition): Promise<void> {
  const fields = tree.getByRole('combobox', { name: 'Field', exact: true });
  const choices = tree.getByRole('group', { name: 'Values' });
  const [lines, lists] = [await fields.count(), await choices.count()];
  await adds.click();
  await choose(tree, fields.nth(lines), field);
  await choose(tree, tree.getByRole('combobox', { name: 'Comparison' }).nth(lines), operator);
  const several = choices.nth(lists);
  await several.getByRole('button').first().click();
  for (const value of values) await several.getByRole('checkbox', { name: value, exact: true }).check();
  await several.press('Escape');
}

async function choose(tree: Locator, select: Locator, option: string): Promise<void> {
  await select.click();
  await tree.getByRole('option', { name: option, exact: true }).click();
}
