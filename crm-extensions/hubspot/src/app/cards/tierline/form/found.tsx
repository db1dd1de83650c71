import { Button, Flex, LoadingSpinner, Text } from '@hubspot/ui-extensions';
import { Note } from '../block/note.tsx';
import { usePage } from '../page/page.tsx';
import type { Option, Search } from '../screen-client.js';
import { OptionWords } from './option-words.tsx';

interface FoundProps {
  search: Search;
  choose(value: string): void;
}

/** What a search has found: to be chosen by a press, or to be read with its reasons. */
export function Found({ search, choose }: FoundProps) {
  const { words } = usePage();
  const { asking, trouble, options } = search;
  return (
    <Flex direction="column" gap="xs">
      {asking && <LoadingSpinner size="xs" label={words.searching} showLabel />}
      {trouble && <Text>{trouble.kind === 'refused' ? trouble.problem.text : words.searchFailed}</Text>}
      {!asking && !trouble && options.length === 0 && <Text>{words.noMatch(search.words)}</Text>}
      {options.map((option) =>
        option.disabled === undefined ? (
          <Choice key={option.value} option={option} choose={choose} />
        ) : (
          <OptionWords key={option.value} option={option} />
        ),
      )}
    </Flex>
  );
}

function Choice({ option, choose }: { option: Option; choose(value: string): void }) {
  return (
    <Flex direction="column" gap="flush" align="start">
      <Button size="sm" variant="transparent" onClick={() => choose(option.value)}>
        {option.label}
      </Button>
      <Note text={option.hint} />
    </Flex>
  );
}
