import { Button, Flex, LoadingSpinner, Text } from '@hubspot/ui-extensions';
import { Actions, variantOf } from '../block/actions.tsx';
import { pressOf } from '../block/confirmation.tsx';
import { usePage, useView } from '../page/page.tsx';
import type { Draft, FormBlock as Form } from '../screen-client.js';
import type { Words } from '../words/english.ts';
import { Picker } from './picker.tsx';

/** A form's fields and its buttons. What is chosen lives in the screen client, so that it outlives every redraw. */
export function FormBlock({ block }: { block: Form }) {
  const { client, words } = usePage();
  const draft = useView((view) => view.drafts[block.id]);
  const isSaving = useView(({ busy }) => busy?.form === block.id && busy.action === block.submit.id);
  if (!draft) return null;
  const { submit } = block;
  const isTouched = block.fields.some(({ name }) => draft.values[name] !== draft.base[name]);
  return (
    <Flex direction="column" gap="sm">
      {block.fields.map((field) => (
        <Picker
          key={field.name}
          form={block.id}
          field={field}
          value={toValue(draft.values[field.name])}
          chosen={draft.chosen[field.name]}
          error={errorOf(draft, field.name, words)}
        />
      ))}
      <Actions actions={block.others ?? []} scope={block.id}>
        <Button
          variant={variantOf({ look: 'primary', ...submit })}
          disabled={submit.disabled !== undefined || !draft.dirty}
          {...pressOf(submit, block.id, () => void client.submit(block.id))}
        >
          {submit.label}
        </Button>
        {isTouched && (
          <Button variant="secondary" onClick={() => client.discard(block.id)}>
            {words.cancel}
          </Button>
        )}
        {isSaving && <LoadingSpinner size="xs" label={words.working} />}
      </Actions>
      {submit.disabled !== undefined && <Text variant="microcopy">{submit.disabled}</Text>}
    </Flex>
  );
}

/** A picker's value is an option's, or nothing. */
const toValue = (value: Draft['values'][string] | undefined) => (typeof value === 'string' ? value : null);

function errorOf(draft: Draft, name: string, words: Words): string | undefined {
  if (draft.attempted && draft.missing.includes(name)) return words.required;
  return draft.errors[name];
}
