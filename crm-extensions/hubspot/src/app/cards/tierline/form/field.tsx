import { usePage } from '../page/page.tsx';
import type { Draft, Field } from '../screen-client.js';
import { Update } from '../update.tsx';
import type { Words } from '../words/english.ts';
import { DateFieldView } from './date-field.tsx';
import { Multi } from './multi.tsx';
import { Picker } from './picker.tsx';
import { TextInput } from './text-input.tsx';
import { ToggleInput } from './toggle-input.tsx';

/** One field, whatever its type. */
export function FieldView({ form, field, draft }: { form: string; field: Field; draft: Draft }) {
  const { words, fields } = usePage();
  const value = draft.values[field.name];
  const text = typeof value === 'string' ? value : null;
  const list = Array.isArray(value) ? value.map(String) : [];
  const props = { form, error: errorOf(draft, field, words) };
  switch (field.type) {
    case 'picker':
      return <Picker {...props} field={field} value={text} chosen={draft.chosen[field.name]} />;
    case 'text':
      return <TextInput {...props} field={field} value={text} />;
    case 'toggle':
      return <ToggleInput {...props} field={field} value={value === true} />;
    case 'date':
      return <DateFieldView {...props} field={field} value={text} />;
    case 'multi':
      return <Multi {...props} field={field} value={list} chosen={draft.chosenMany[field.name]} />;
    case 'conditions':
      return fields.conditions ? <fields.conditions {...props} field={field} draft={draft} /> : <Update />;
    default:
      return <Update />;
  }
}

function errorOf({ attempted, missing, overlong, unfinished, values, errors }: Draft, field: Field, words: Words) {
  const { name } = field;
  if (attempted && missing.includes(name)) return words.required;
  if (attempted && unfinished.includes(name)) return words.unfinished;
  if ('most' in field && overlong.includes(name)) return words.tooLong(field.most, String(values[name]).length);
  return errors[name];
}
