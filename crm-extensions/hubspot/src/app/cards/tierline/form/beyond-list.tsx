import { Flex, SearchInput } from '@hubspot/ui-extensions';
import { Note } from '../block/note.tsx';
import { usePage } from '../page/page.tsx';
import type { MultiField } from '../screen-client.js';
import { Found } from './found.tsx';
import type { OptionSearch } from './option-search.ts';
import { Unavailable } from './unavailable.tsx';

interface BeyondListProps extends OptionSearch {
  name: string;
  label: string;
  source: Pick<MultiField, 'options' | 'placeholder' | 'more' | 'search'>;
  /** What is chosen stands in the list in any case. */
  chosen: readonly string[];
  isLocked: boolean;
  type(words: string): void;
  choose(value: string): void;
}

/**
 * What a list of options has no place for: those that a search finds, how many were left out, and those that may not be
 * chosen, with the reasons. The input is left to the page (no `value`): what is typed there never waits for this worker,
 * so no answer that is late can take a character back.
 */
export function BeyondList({ name, label, source, chosen, isLocked, search, round, type, choose }: BeyondListProps) {
  const { words } = usePage();
  const { options, placeholder = label, more } = source;
  return (
    <Flex direction="column" gap="xs">
      {source.search && !isLocked && (
        <SearchInput
          key={round}
          name={`${name} search`}
          label={words.search(label)}
          placeholder={placeholder}
          clearable
          onInput={type}
          onChange={(rest) => rest === '' && type(rest)}
        />
      )}
      {search && <Found search={search} choose={choose} />}
      <Note text={search ? search.more : more} />
      <Unavailable options={options.filter(({ value }) => !chosen.includes(value))} />
    </Flex>
  );
}
