import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { RecordRepresentation } from '../platform/record-cache.ts';
import { saveRecord } from '../platform/records.ts';
import { SalesforceError, splitErrors } from '../platform/salesforce-api.ts';
import { showToast } from '../ui/toasts.tsx';
import { nameFieldOf, type ObjectInfo } from './object-info.ts';
import { type Entered, plainValue, RecordFormContext } from './record-form.ts';
import { SaveBar } from './save-bar.tsx';

interface Edit {
  focused: string;
  entered: Record<string, Entered>;
  errors: Record<string, string>;
  general: string[];
  saving: boolean;
}

interface ProviderProps {
  object: ObjectInfo;
  record: RecordRepresentation;
  children: ReactNode;
}

export function RecordFormProvider({ object, record, children }: ProviderProps) {
  const [edit, setEdit] = useState<Edit | null>(null);
  useReturnOfFocus(edit?.focused ?? null);
  const save = async () => {
    if (!edit || edit.saving) return;
    const changed = Object.entries(edit.entered).filter(([field, { value }]) => value !== plainValue(record, field));
    if (changed.length === 0) return setEdit(null);
    setEdit({ ...edit, saving: true, errors: {}, general: [] });
    try {
      await saveRecord(record.id, Object.fromEntries(changed.map(([field, { value }]) => [field, value])));
      setEdit(null);
      const name = plainValue(record, nameFieldOf(object));
      showToast({ variant: 'success', title: `${object.label} “${name}” was saved.` });
    } catch (error) {
      const { byField, general } = toErrors(error);
      setEdit((before) => before && { ...before, saving: false, errors: byField, general });
    }
  };
  return (
    <RecordFormContext.Provider
      value={{
        object,
        record,
        editing: edit !== null,
        focused: edit?.focused ?? null,
        entered: edit?.entered ?? {},
        errors: edit?.errors ?? {},
        edit: (focused) => setEdit({ focused, entered: {}, errors: {}, general: [], saving: false }),
        enter: (field, entered) =>
          setEdit((before) => before && { ...before, entered: { ...before.entered, [field]: entered } }),
      }}
    >
      {children}
      {edit ? (
        <SaveBar
          saving={edit.saving}
          problems={[...edit.general, ...Object.values(edit.errors)]}
          onSave={() => void save()}
          onCancel={() => setEdit(null)}
        />
      ) : null}
    </RecordFormContext.Provider>
  );
}

/** When an edit ends, the focus goes back to the pencil with which it began. */
function useReturnOfFocus(focused: string | null): void {
  const before = useRef(focused);
  useEffect(() => {
    const ended = focused === null ? before.current : null;
    before.current = focused;
    if (ended) document.querySelector<HTMLElement>(`[data-field="${ended}"] .shell-field__edit`)?.focus();
  }, [focused]);
}

function toErrors(error: unknown): { byField: Record<string, string>; general: string[] } {
  if (error instanceof SalesforceError) return splitErrors(error);
  return { byField: {}, general: [error instanceof Error ? error.message : String(error)] };
}
