import { Button, Flex, Select } from '@hubspot/ui-extensions';
import { Note } from '../block/note.tsx';
import { Toned } from '../block/toned.tsx';
import { usePage } from '../page/page.tsx';
import type { Option, PickerField } from '../screen-client.js';
import { BeyondList } from './beyond-list.tsx';
import { fieldProps } from './field-props.ts';
import { choicesOf, findOption, toSelectOption } from './option.ts';
import { useOptionSearch } from './option-search.ts';

export interface PickerProps {
  form: string;
  field: PickerField;
  value: string | null;
  /** The chosen option, where it came from a search. */
  chosen: Option | undefined;
  error: string | undefined;
}

/**
 * A choice of one. HubSpot's Select takes what may be chosen; what may not stands beneath with its reasons, for an option
 * of a Select can be neither disabled nor explained ("Select"). It has an input of its own only from eight options on, so
 * the search has one beside it; typing in either asks the server. A choice empties both.
 */
export function Picker({ form, field, value, chosen, error }: PickerProps) {
  const { client, words } = usePage();
  const searching = useOptionSearch(form, field.name);
  const selected = findOption([...field.options, ...(chosen ? [chosen] : [])], value);
  const options = choicesOf([...field.options, ...(searching.search?.options ?? [])], selected ? [selected] : []);
  const type = (typed: string) => client.search(form, field.name, typed);

  function choose(next: string | null) {
    client.edit(form, field.name, next);
    searching.stop();
  }

  const control = fieldProps(field, error);
  const isSuggestion = field.value === null && value !== null && value === field.suggestion;
  return (
    <Flex direction="column" gap="xs">
      <Select
        {...control}
        value={value ?? ''}
        options={options.map((option) => toSelectOption(option, option === selected))}
        onChange={(next) => choose(String(next))}
        {...(field.search && { onInput: type })}
        {...(field.placeholder !== undefined && !field.search && { placeholder: field.placeholder })}
      />
      <Note text={selected?.hint} />
      {selected?.disabled !== undefined && <Toned text={selected.disabled} tone="warn" variant="microcopy" />}
      {isSuggestion && field.help === undefined && <Note text={words.suggested} />}
      {!control.readOnly && value !== null && !(field.required && value === field.value) && (
        <Flex direction="row">
          <Button size="xs" variant="transparent" onClick={() => choose(null)}>
            {words.clear}
          </Button>
        </Flex>
      )}
      <BeyondList
        {...searching}
        name={field.name}
        label={field.label}
        source={field}
        chosen={value === null ? [] : [value]}
        isLocked={control.readOnly}
        type={type}
        choose={choose}
      />
    </Flex>
  );
}
