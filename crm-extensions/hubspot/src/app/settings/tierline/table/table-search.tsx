import { SearchInput } from '@hubspot/ui-extensions';
import { useState } from 'react';
import { usePage } from '../page/page.tsx';

interface TableSearchProps {
  id: string;
  label: string;
}

/** The input is left to the page, as the picker's is; it begins with what was searched before it was drawn. */
export function TableSearch({ id, label }: TableSearchProps) {
  const { client } = usePage();
  const [before] = useState(() => client.view().tables[id]?.words ?? '');
  const type = (words: string) => client.searchTable(id, words);
  return (
    <SearchInput
      name={`${id} search`}
      label={label}
      defaultValue={before}
      clearable
      onInput={type}
      onChange={(rest) => rest === '' && type(rest)}
    />
  );
}
