import { Button, Modal, ModalBody, ModalFooter, Text } from '@hubspot/ui-extensions';
import { usePage } from '../page/page.tsx';
import type { Action, Confirm } from '../screen-client.js';

interface ConfirmationProps {
  id: string;
  question: Confirm;
  destructive: boolean;
  goAhead(): void;
}

/** A question before a deed. */
function Confirmation({ id, question, destructive, goAhead }: ConfirmationProps) {
  const { words } = usePage();
  return (
    <Modal id={id} title={question.title} width="md" variant={destructive ? 'danger' : 'default'}>
      <ModalBody>
        <Text>{question.text}</Text>
      </ModalBody>
      <ModalFooter>
        <Button
          variant={destructive ? 'destructive' : 'primary'}
          onClick={(_event, reactions) => {
            reactions.closeModal(id);
            goAhead();
          }}
        >
          {question.label}
        </Button>
        <Button variant="secondary" onClick={(_event, reactions) => reactions.closeModal(id)}>
          {words.cancel}
        </Button>
      </ModalFooter>
    </Modal>
  );
}

/**
 * The key of a button that may ask first. HubSpot's SDK never takes an overlay away again that it was given once, so a
 * button that has stopped to ask is drawn as another one.
 */
export const pressKey = ({ id, confirm }: Pick<Action, 'id' | 'confirm'>) => (confirm ? `${id} asks` : id);

/**
 * What makes a button carry out an action: at once, or after its question. HubSpot opens a modal only as the overlay of
 * the thing that was pressed ("Modal"), so each button brings its own, under an id of its own.
 */
export function pressOf(action: Pick<Action, 'id' | 'look' | 'confirm'>, scope: string, goAhead: () => void) {
  const { id, look, confirm } = action;
  if (!confirm) return { onClick: goAhead };
  const modal = `confirm ${scope} ${id}`;
  return {
    overlay: <Confirmation id={modal} question={confirm} destructive={look === 'destructive'} goAhead={goAhead} />,
  };
}
