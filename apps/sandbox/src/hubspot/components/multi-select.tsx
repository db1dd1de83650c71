import type { MultiSelectProps } from '@hubspot/ui-extensions';
import { type KeyboardEvent, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useBuffered } from './buffered.ts';
import { Field } from './field.tsx';
import { Glyph } from './glyph.tsx';

type Option = MultiSelectProps['options'][number];
type Values = NonNullable<MultiSelectProps['value']>;

/** From so many options on there is an input to search them by. */
const MANY = 8;

const haveSame = (one: Values, other: Values) =>
  one.length === other.length && one.every((value) => other.includes(value));

/** A button that shows what is chosen, as tags, and opens a list of checkboxes: with many of them, one that is searched. */
export function MultiSelect(properties: MultiSelectProps) {
  const { name, value = [], options, placeholder = 'Choose', readOnly = false, label, onChange } = properties;
  const [chosen, change] = useBuffered<Values>(value, haveSame);
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLFieldSetElement>(null);
  const face = useRef<HTMLButtonElement>(null);
  const tags = options.filter((option) => chosen.includes(option.value));
  const toggle = (one: Values[number]) =>
    change(chosen.includes(one) ? chosen.filter((each) => each !== one) : [...chosen, one], onChange);

  function press(event: KeyboardEvent) {
    if (event.key === 'Escape' && open) {
      event.stopPropagation();
      setOpen(false);
      face.current?.focus();
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined || readOnly) return;
    event.preventDefault();
    // What is hidden cannot be gone to.
    flushSync(() => setOpen(true));
    if (root.current) walk(root.current, step);
  }

  return (
    <Field field={properties}>
      {({ 'aria-required': _required, 'aria-invalid': invalid, 'aria-describedby': described, ...control }) => (
        <fieldset
          className="hs-select"
          aria-label={label ?? placeholder}
          ref={root}
          onBlur={({ relatedTarget }) => !root.current?.contains(relatedTarget) && setOpen(false)}
          onKeyDown={press}
        >
          <button
            {...control}
            ref={face}
            type="button"
            className="hs-input hs-select__face"
            disabled={readOnly}
            data-invalid={invalid}
            aria-expanded={open}
            aria-describedby={[`${control.id}-chosen`, described].filter(Boolean).join(' ')}
            onClick={() => setOpen(!open)}
          >
            <span id={`${control.id}-chosen`} className="hs-select__chosen">
              {tags.map((option) => (
                <span key={String(option.value)} className="hs-tag">
                  {option.label}
                </span>
              ))}
              {tags.length === 0 ? placeholder : null}
            </span>
          </button>
          <Glyph name="downCarat" size={10} />
          {name ? chosen.map((one) => <input key={String(one)} type="hidden" name={name} value={String(one)} />) : null}
          <Checkboxes options={options} chosen={chosen} open={open} toggle={toggle} />
        </fieldset>
      )}
    </Field>
  );
}

interface CheckboxesProps {
  options: readonly Option[];
  chosen: Values;
  open: boolean;
  toggle(one: Values[number]): void;
}

function Checkboxes({ options, chosen, open, toggle }: CheckboxesProps) {
  const [words, setWords] = useState('');
  const sought = words.trim().toLowerCase();
  const found = options.filter(({ label }) => label.toLowerCase().includes(sought));
  return (
    <div className="hs-options" hidden={!open}>
      {options.length >= MANY ? (
        <input
          className="hs-input"
          type="search"
          aria-label="Search"
          placeholder="Search"
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
      ) : null}
      {found.map((option) => (
        <label key={String(option.value)} className="hs-options__option">
          <input type="checkbox" checked={chosen.includes(option.value)} onChange={() => toggle(option.value)} />
          {option.label}
        </label>
      ))}
      {found.length === 0 ? <div className="hs-options__none">No results</div> : null}
    </div>
  );
}

/** Moves the focus by one among the face, the search and the checkboxes, and stops at both ends. */
function walk(root: HTMLElement, step: number) {
  const stops = [...root.querySelectorAll<HTMLElement>('button, input:not([type="hidden"])')];
  const here = stops.indexOf(document.activeElement as HTMLElement);
  stops[Math.max(0, Math.min(here + step, stops.length - 1))]?.focus();
}
