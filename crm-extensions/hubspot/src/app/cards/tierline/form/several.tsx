import { Flex, MultiSelect } from '@hubspot/ui-extensions';
import type { MultiField, Option } from '../screen-client.js';
import { BeyondList } from './beyond-list.tsx';
import type { FieldProps } from './field-props.ts';
import { choicesOf, toSelectOption } from './option.ts';
import { useOptionSearch } from './option-search.ts';

interface SeveralProps {
  control: FieldProps;
  form: string;
  /** The name that the form's searches know it by. */
  slot: string;
  source: Pick<MultiField, 'options' | 'placeholder' | 'more' | 'search'>;
  value: string[];
  /** Options that came from searches. */
  chosen: readonly Option[] | undefined;
  type(words: string): void;
  change(values: string[]): void;
}

/** A choice of several. HubSpot's MultiSelect can neither disable an option nor ask for others, so both stand beneath. */
export function Several({ control, form, slot, source, value, chosen = [], type, change }: SeveralProps) {
  const searching = useOptionSearch(form, slot);
  const known = new Map([...chosen, ...source.options].map((option) => [option.value, option]));
  // What has lost its name is shown as it is kept: whether to take it out is the person's to say.
  const selected = value.map((each) => known.get(each) ?? { value: each, label: each });

  function add(found: string) {
    change([...new Set([...value, found])]);
    searching.stop();
  }

  return (
    <Flex direction="column" gap="xs">
      <MultiSelect
        {...control}
        value={value}
        options={choicesOf(source.options, selected).map((each) => toSelectOption(each, selected.includes(each)))}
        onChange={(values) => change(values.map(String))}
        {...(source.placeholder !== undefined && !source.search && { placeholder: source.placeholder })}
      />
      <BeyondList
        {...searching}
        name={control.name}
        label={control.label}
        source={source}
        chosen={value}
        isLocked={control.readOnly}
        type={type}
        choose={add}
      />
    </Flex>
  );
}
