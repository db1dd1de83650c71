import { Flex, SearchInput } from '@hubspot/ui-extensions';
import { Note } from '../block/note.tsx';
import { usePage } from '../page/page.tsx';
import type { PickerField, Search } from '../screen-client.js';
import { Found } from './found.tsx';

interface PickerSearchProps {
  field: PickerField;
  search: Search | undefined;
  type(words: string): void;
  choose(value: string): void;
}

/**
 * Finds what is not in the list. The input is left to the page (no `value`): what is typed there never waits for this
 * worker, so no answer that is late can take a character back.
 */
export function PickerSearch({ field, search, type, choose }: PickerSearchProps) {
  const { words } = usePage();
  const more = search ? search.more : field.more;
  return (
    <Flex direction="column" gap="xs">
      <SearchInput
        name={`${field.name} search`}
        label={words.search}
        placeholder={field.placeholder ?? field.label}
        clearable
        onInput={type}
        onChange={(rest) => rest === '' && type(rest)}
      />
      {search && <Found search={search} choose={choose} />}
      <Note text={more} />
    </Flex>
  );
}
