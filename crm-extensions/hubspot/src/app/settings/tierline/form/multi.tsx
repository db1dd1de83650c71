import { usePage } from '../page/page.tsx';
import type { MultiField, Option } from '../screen-client.js';
import { fieldProps } from './field-props.ts';
import { Several } from './several.tsx';

interface MultiProps {
  form: string;
  field: MultiField;
  value: string[];
  chosen: readonly Option[] | undefined;
  error: string | undefined;
}

/** A choice of several, as a field of its own. */
export function Multi({ form, field, value, chosen, error }: MultiProps) {
  const { client } = usePage();
  return (
    <Several
      control={fieldProps(field, error)}
      form={form}
      slot={field.name}
      source={field}
      value={value}
      chosen={chosen}
      type={(words) => client.search(form, field.name, words)}
      change={(values) => client.edit(form, field.name, values)}
    />
  );
}
