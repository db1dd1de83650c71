import { Flex, SearchInput, Text } from '@hubspot/ui-extensions';
import { useState } from 'react';
import { usePage, useView } from '../page/page.tsx';
import type { PickerField } from '../screen-client.js';
import { Found } from './found.tsx';

interface PickerSearchProps {
  form: string;
  field: PickerField;
  choose(value: string): void;
}

/**
 * Finds what is not in the list. The input is left to the page (no `value`): what is typed there never waits for this
 * worker, so no answer that is late can take a character back. A choice empties it by making it anew.
 */
export function PickerSearch({ form, field, choose }: PickerSearchProps) {
  const { client, words } = usePage();
  const search = useView((view) => view.searches[form]?.[field.name]);
  const more = search ? search.more : field.more;
  const [round, setRound] = useState(0);
  const type = (typed: string) => client.search(form, field.name, typed);

  function take(value: string) {
    choose(value);
    client.stopSearch(form, field.name);
    setRound(round + 1);
  }

  return (
    <Flex direction="column" gap="xs">
      <SearchInput
        key={round}
        name={`${field.name} search`}
        label={words.search}
        placeholder={field.placeholder ?? field.label}
        clearable
        onInput={type}
        onChange={(rest) => rest === '' && type(rest)}
      />
      {search && <Found search={search} choose={take} />}
      {more !== undefined && <Text variant="microcopy">{more}</Text>}
    </Flex>
  );
}
