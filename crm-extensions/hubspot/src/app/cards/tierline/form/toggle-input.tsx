import { Flex, Toggle } from '@hubspot/ui-extensions';
import { Note } from '../block/note.tsx';
import { Toned } from '../block/toned.tsx';
import { usePage } from '../page/page.tsx';
import type { ToggleField } from '../screen-client.js';

interface ToggleInputProps {
  form: string;
  field: ToggleField;
  value: boolean;
  error: string | undefined;
}

/** Yes or no, saved with the rest of the form. A Toggle has no place for words, so they stand beneath it. */
export function ToggleInput({ form, field: { name, label, help, disabled }, value, error }: ToggleInputProps) {
  const { client } = usePage();
  const note = disabled ?? help;
  return (
    <Flex direction="column" gap="xs">
      <Toggle
        name={name}
        label={label}
        checked={value}
        readonly={disabled !== undefined}
        onChange={(next) => client.edit(form, name, next)}
      />
      {error !== undefined && <Toned text={error} tone="bad" />}
      <Note text={note} />
    </Flex>
  );
}
