/** Inputs whose values live in the extension, as a form's do. */
import { Flex, hubspot, Input, NumberInput, SearchInput, Text, TextArea } from '@hubspot/ui-extensions';
import { useState } from 'react';

hubspot.extend<'settings'>(() => <Typing />);

function Typing() {
  const [name, setName] = useState('');
  const [notes, setNotes] = useState('');
  const [words, setWords] = useState('');
  const [code, setCode] = useState('');
  const [amount, setAmount] = useState<number>();
  return (
    <Flex direction="column" gap="sm">
      <Input name="name" label="Name" value={name} onInput={setName} />
      <TextArea name="notes" label="Notes" value={notes} onInput={setNotes} />
      <SearchInput name="words" label="Words" value={words} onInput={setWords} />
      <NumberInput name="amount" label="Amount" {...(amount !== undefined && { value: amount })} onInput={setAmount} />
      {/* The extension has the last word: a code is in capitals. */}
      <Input name="code" label="Code" value={code} onInput={(typed) => setCode(typed.toUpperCase())} />
      <Text testId="heard">{JSON.stringify([name, notes, words, amount ?? null, code])}</Text>
    </Flex>
  );
}
