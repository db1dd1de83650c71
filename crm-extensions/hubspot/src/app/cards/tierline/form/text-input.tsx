import { Input, TextArea } from '@hubspot/ui-extensions';
import { useRef } from 'react';
import { usePage } from '../page/page.tsx';
import type { TextField } from '../screen-client.js';
import { fieldProps } from './field-props.ts';

interface TextInputProps {
  form: string;
  field: TextField;
  value: string | null;
  error: string | undefined;
}

/**
 * Text that is typed in. The input is left to the page (`defaultValue`): what is typed there never waits for this worker,
 * so no answer that is late can take a character back. A value that was not typed here, such as the server's or the one
 * from before a cancelled edit, comes with a new input. Nothing is cut at its greatest length.
 */
export function TextInput({ form, field, value, error }: TextInputProps) {
  const { client } = usePage();
  /** What the input holds, what it began with, and how many there were before it. */
  const { current: held } = useRef({ value, first: value, round: 0 });
  if (held.value !== value) {
    held.value = value;
    held.first = value;
    held.round += 1;
  }

  function type(words: string) {
    held.value = words || null;
    client.edit(form, field.name, words);
  }

  const Typed = field.long ? TextArea : Input;
  return (
    <Typed
      key={held.round}
      {...fieldProps(field, error)}
      defaultValue={held.first ?? ''}
      onInput={type}
      {...(field.placeholder !== undefined && { placeholder: field.placeholder })}
    />
  );
}
