import { Button, Flex, LoadingSpinner } from '@hubspot/ui-extensions';
import { Actions, variantOf } from '../block/actions.tsx';
import { pressKey, pressOf } from '../block/confirmation.tsx';
import { Note } from '../block/note.tsx';
import { usePage, useView } from '../page/page.tsx';
import type { FormBlock as Form } from '../screen-client.js';
import { FieldView } from './field.tsx';
import { PreviewView } from './preview.tsx';

/** A form's fields and its buttons. What is chosen lives in the screen client, so that it outlives every redraw. */
export function FormBlock({ block }: { block: Form }) {
  const { client, words } = usePage();
  const draft = useView((view) => view.drafts[block.id]);
  const isSaving = useView(({ busy }) => busy?.form === block.id && busy.action === block.submit.id);
  const preview = useView((view) => view.previews[block.id]);
  if (!draft) return null;
  // What is incomplete may be pressed, for the answer says what it lacks.
  const isUnseen = preview?.status === 'asking' || preview?.status === 'failed';
  const { submit } = block;
  return (
    <Flex direction="column" gap="sm">
      {block.fields.map((field) => (
        <FieldView key={field.name} form={block.id} field={field} draft={draft} />
      ))}
      {block.preview && <PreviewView form={block.id} preview={block.preview} state={preview} />}
      <Actions actions={block.others ?? []} scope={block.id}>
        <Button
          key={pressKey(submit)}
          variant={variantOf({ look: 'primary', ...submit })}
          disabled={submit.disabled !== undefined || !draft.dirty || isUnseen}
          {...pressOf(submit, block.id, () => void client.submit(block.id))}
        >
          {submit.label}
        </Button>
        {draft.touched && (
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
