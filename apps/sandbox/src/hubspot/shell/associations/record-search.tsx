import { useEffect, useId, useState } from 'react';
import type { ObjectType } from '../platform/object-types.ts';
import { searchByName } from './association-api.ts';

interface Found {
  id: string;
  name: string;
}

interface SearchProps {
  type: ObjectType;
  chosen: Found | null;
  onChoose: (record: Found) => void;
}

/** Finds a record by its name; a radio button chooses it. */
export function RecordSearch({ type, chosen, onChoose }: SearchProps) {
  const id = useId();
  const [words, setWords] = useState('');
  const [found, setFound] = useState<Found[]>([]);
  useEffect(() => {
    let wanted = true;
    searchByName(type, words).then(
      (records) => wanted && setFound(records),
      () => wanted && setFound([]),
    );
    return () => {
      wanted = false;
    };
  }, [type, words]);
  return (
    <div className="hs-field">
      <label htmlFor={id} className="hs-field__label">
        Search {type.plural.toLowerCase()}
      </label>
      <input
        id={id}
        className="hs-input"
        type="search"
        value={words}
        onChange={({ target }) => setWords(target.value)}
      />
      <fieldset className="shell-found" aria-label={type.plural}>
        {found.map((record) => (
          <label key={record.id}>
            <input type="radio" name={id} checked={chosen?.id === record.id} onChange={() => onChoose(record)} />
            {record.name}
          </label>
        ))}
      </fieldset>
    </div>
  );
}
