import { CHOICES } from './gallery/choices.ts';
import { CONDITIONS } from './gallery/conditions.ts';
import { FIELDS } from './gallery/fields.ts';
import { FORMS } from './gallery/forms.ts';
import { GOTOS } from './gallery/gotos.ts';
import { PREVIEWS } from './gallery/previews.ts';
import { READING } from './gallery/reading.ts';
import type { Scene } from './gallery/scene.ts';
import { STEPS } from './gallery/steps.ts';
import { TABLES } from './gallery/tables.ts';
import { TROUBLES } from './gallery/troubles.ts';

export { playScene, type Scene } from './gallery/scene.ts';

/** Every kind of block in every state that it can be in, as values: what a host must be able to draw. */
export const GALLERY: readonly Scene[] = [
  ...READING,
  ...STEPS,
  ...FORMS,
  ...FIELDS,
  ...CHOICES,
  ...CONDITIONS,
  ...PREVIEWS,
  ...TABLES,
  ...GOTOS,
  ...TROUBLES,
];
