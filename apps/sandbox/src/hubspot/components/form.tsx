import type { FormProps } from '@hubspot/ui-extensions';
import type { FormEvent } from 'react';
import { useReactions } from './overlays.tsx';
import { toExtensionEvent } from './press.tsx';

/** The page is never left by a submit: the extension is told the values by the names of the fields. */
export function Form({ onSubmit, autoComplete, children, testId }: FormProps) {
  const reactions = useReactions();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const entries = [...new FormData(event.currentTarget)].flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value] as const] : [],
    );
    void onSubmit?.({ ...toExtensionEvent(event), targetValue: Object.fromEntries(entries) }, reactions);
  };
  return (
    <form className="hs-form" autoComplete={autoComplete} onSubmit={submit} data-test-id={testId} noValidate>
      {children}
    </form>
  );
}
