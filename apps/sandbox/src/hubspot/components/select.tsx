import type { SelectProps } from '@hubspot/ui-extensions';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useBuffered } from './buffered.ts';
import { Field } from './field.tsx';
import { Glyph } from './glyph.tsx';
import { type ListboxState, moveInListbox } from './listbox.ts';

type Option = SelectProps['options'][number];

const CLOSED: ListboxState = { open: false, active: -1 };

/** A combobox that searches. When the extension listens to what is typed, it is the one that filters. */
export function Select(properties: SelectProps) {
  const {
    name,
    value,
    options,
    placeholder = 'Search',
    readOnly = false,
    variant = 'input',
    onChange,
    onInput,
    testId,
  } = properties;
  const [chosen, choose] = useBuffered(value);
  const [words, setWords] = useState<string | null>(null);
  const [list, setList] = useState(CLOSED);
  const selected = options.find((option) => option.value === chosen);
  const shown = words === null || onInput ? options : options.filter(({ label }) => contains(label, words));
  const close = () => {
    setList(CLOSED);
    if (words) onInput?.('');
    setWords(null);
  };
  const take = (option: Option | undefined) => {
    if (option && option.value !== chosen) choose(option.value, onChange as (next: typeof value) => void);
    close();
  };
  const press = (event: KeyboardEvent) => {
    const move = readOnly ? null : moveInListbox(list, event.key, shown.length);
    if (!move) return;
    event.preventDefault();
    event.stopPropagation();
    if ('take' in move) take(shown[move.take]);
    else if (move.open) setList(move);
    else close();
  };
  return (
    <Field field={properties}>
      {(control) => (
        <div className={`hs-select hs-select_${variant}`} data-test-id={testId}>
          <input
            {...control}
            className="hs-input"
            role="combobox"
            aria-label={properties.label ? undefined : placeholder}
            aria-autocomplete="list"
            aria-expanded={list.open}
            aria-controls={`${control.id}-list`}
            aria-activedescendant={list.active < 0 ? undefined : `${control.id}-${list.active}`}
            autoComplete="off"
            placeholder={selected ? selected.label : placeholder}
            readOnly={readOnly}
            onBlur={close}
            value={words ?? selected?.label ?? ''}
            onClick={() => !readOnly && setList({ ...list, open: true })}
            onChange={({ target }) => {
              setWords(target.value);
              setList({ open: true, active: -1 });
              onInput?.(target.value);
            }}
            onKeyDown={press}
          />
          <Glyph name="downCarat" size={10} />
          {name ? <input type="hidden" name={name} value={String(chosen ?? '')} /> : null}
          <Options
            id={control.id}
            label={properties.label ?? placeholder}
            options={shown}
            chosen={chosen}
            list={list}
            take={take}
          />
        </div>
      )}
    </Field>
  );
}

interface OptionsProps {
  id: string;
  label: string;
  options: readonly Option[];
  chosen: SelectProps['value'];
  list: ListboxState;
  take: (option: Option) => void;
}

function Options({ id, label, options, chosen, list: { open, active }, take }: OptionsProps) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (open && active >= 0) element.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [open, active]);
  return (
    <div
      ref={element}
      className="hs-options"
      role="listbox"
      id={`${id}-list`}
      aria-label={label}
      hidden={!open}
      tabIndex={-1}
    >
      {options.map((option, place) => (
        <div
          key={String(option.value)}
          id={`${id}-${place}`}
          className="hs-options__option"
          role="option"
          tabIndex={-1}
          aria-selected={option.value === chosen}
          data-active={place === active || undefined}
          // The press must not take the focus, else the list would close before it is heard.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => take(option)}
          onKeyDown={() => {}}
        >
          {option.label}
        </div>
      ))}
      {options.length === 0 ? (
        <div className="hs-options__none" role="option" aria-selected={false} aria-disabled="true" tabIndex={-1}>
          No results
        </div>
      ) : null}
    </div>
  );
}

const contains = (label: string, words: string) => label.toLowerCase().includes(words.trim().toLowerCase());
