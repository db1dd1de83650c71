import { type KeyboardEvent, useEffect, useState } from 'react';
import { callSalesforce } from '../platform/salesforce-api.ts';
import { Icon, ObjectIcon } from '../ui/icon.tsx';
import type { InputProps } from './field-input.tsx';
import { containing } from './soql.ts';

interface Found {
  Id: string;
  Name: string;
}

const OPTIONS = 12;
const PAUSE_MS = 200;

/** Searches the records that the lookup may point at by name, as one types. */
export function LookupInput({ id, field, entered, required, autoFocus, describedBy, onEnter }: InputProps) {
  const object = field.referenceTo[0] ?? 'Account';
  const [words, setWords] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const found = useSearch(object, words);
  const choose = (record: Found) => {
    onEnter({ value: record.Id, label: record.Name });
    setWords(null);
  };
  const open = words !== null && found !== null;
  const onKeyDown = (event: KeyboardEvent) => {
    const record = found?.[active];
    if (event.key === 'ArrowDown' && words === null) return setWords('');
    if (event.key === 'Escape' && words !== null) return setWords(null);
    if (!open) return;
    if (event.key === 'ArrowDown') setActive(Math.min(active + 1, found.length - 1));
    else if (event.key === 'ArrowUp') setActive(Math.max(active - 1, 0));
    else if (event.key === 'Enter' && record) choose(record);
    else return;
    event.preventDefault();
  };
  return (
    <div className="slds-combobox_container">
      <div className={`slds-combobox slds-dropdown-trigger slds-dropdown-trigger_click ${open ? 'slds-is-open' : ''}`}>
        <div className="slds-combobox__form-element slds-input-has-icon slds-input-has-icon_right">
          <input
            id={id}
            className="slds-input slds-combobox__input"
            role="combobox"
            aria-expanded={open}
            aria-controls={`${id}-options`}
            aria-autocomplete="list"
            aria-activedescendant={open && found.length > 0 ? `${id}-${active}` : undefined}
            aria-describedby={describedBy}
            aria-invalid={describedBy !== undefined}
            aria-required={required}
            autoComplete="off"
            // biome-ignore lint/a11y/noAutofocus: the pencil that was pressed leads into its field
            autoFocus={autoFocus}
            placeholder="Search …"
            value={words ?? entered.label ?? (entered.value === null ? '' : String(entered.value))}
            onChange={(event) => {
              setWords(event.target.value);
              setActive(0);
              if (event.target.value === '') onEnter({ value: null });
            }}
            onClick={() => setWords(words ?? '')}
            onBlur={() => setWords(null)}
            onKeyDown={onKeyDown}
          />
          <Icon
            name="utility:search"
            size="x-small"
            className="slds-input__icon slds-input__icon_right slds-icon-text-default slds-icon"
          />
        </div>
        {open ? (
          <div
            className="slds-dropdown slds-dropdown_length-7 slds-dropdown_fluid"
            role="listbox"
            id={`${id}-options`}
            aria-label={field.label}
          >
            {found.map((record, place) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the input above has the focus and the keys
              // biome-ignore lint/a11y/useFocusableInteractive: aria-activedescendant leads here
              <div
                key={record.Id}
                id={`${id}-${place}`}
                role="option"
                aria-selected={place === active}
                className={`slds-media slds-listbox__option slds-media_center shell-option ${place === active ? 'slds-has-focus' : ''}`}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => choose(record)}
              >
                <span className="slds-media__figure">
                  <ObjectIcon object={object} size="small" />
                </span>
                <span className="slds-media__body">{record.Name}</span>
              </div>
            ))}
            {found.length === 0 ? <div className="slds-p-around_x-small">Nothing found for “{words}”.</div> : null}
          </div>
        ) : null}
      </div>
    </div>
  );
}

/** Null while nothing is searched or the first answer is still out. */
function useSearch(object: string, words: string | null): Found[] | null {
  const [found, setFound] = useState<Found[] | null>(null);
  useEffect(() => {
    if (words === null) return setFound(null);
    let wanted = true;
    const timer = setTimeout(() => {
      const where = words.trim() === '' ? '' : ` WHERE Name LIKE ${containing(words)}`;
      const soql = `SELECT Id, Name FROM ${object}${where} ORDER BY Name LIMIT ${OPTIONS}`;
      callSalesforce<{ records: Found[] }>(`/query?${new URLSearchParams({ q: soql })}`).then(
        ({ records }) => wanted && setFound(records),
        () => wanted && setFound([]),
      );
    }, PAUSE_MS);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [object, words]);
  return found;
}
