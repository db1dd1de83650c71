import { Button, Flex, LoadingSpinner } from '@hubspot/ui-extensions';
import { Actions, variantOf } from '../block/actions.tsx';
import { pressOf } from '../block/confirmation.tsx';
import { Note } from '../block/note.tsx';
import { usePage, useView } from '../page/page.tsx';
import type { FormBlock as Form } from '../screen-client.js';
import { FieldView } from './field.tsx';

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
        <FieldView key={field.name} form={block.id} field={field} draft={draft} />
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
      <Note text={submit.disabled} />
    </Flex>
  );
}
