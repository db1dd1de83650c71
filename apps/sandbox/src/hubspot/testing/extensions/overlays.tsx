/** Modals and a panel, opened and closed in every way there is. */
import {
  Button,
  Dropdown,
  Flex,
  hubspot,
  Link,
  Modal,
  ModalBody,
  ModalFooter,
  Panel,
  PanelBody,
  Text,
  Tooltip,
} from '@hubspot/ui-extensions';
import { useState } from 'react';

hubspot.extend<'settings'>(() => <Overlays />);

function Overlays() {
  const [done, setDone] = useState('nothing');
  const confirm = (id: string) => (
    <Modal id={id} title={`Confirm ${id}`} width="md" onClose={() => setDone(`closed ${id}`)}>
      <ModalBody>
        <Text>Really?</Text>
        <Button
          overlay={
            <Modal id={`${id}-inner`} title="Inner">
              <ModalBody>Inside</ModalBody>
            </Modal>
          }
        >
          Another inside
        </Button>
      </ModalBody>
      <ModalFooter>
        <Button
          variant="primary"
          onClick={(_event, { closeModal }) => {
            closeModal(id);
            setDone(`did ${id}`);
          }}
        >
          Do it
        </Button>
      </ModalFooter>
    </Modal>
  );
  return (
    <Flex direction="column" gap="sm" align="start">
      <Button overlay={confirm('first')}>First</Button>
      <Button overlay={confirm('second')} onClick={(_event, { openModal }) => openModal('loose')}>
        Second
      </Button>
      <Button onClick={(_event, { openModal }) => openModal('loose')}>Loose</Button>
      <Modal id="loose" title="Loose modal">
        <ModalBody>Stands by itself</ModalBody>
      </Modal>
      <Button
        overlay={
          <Panel id="panel" title="A panel">
            <PanelBody>
              <Button overlay={confirm('from-panel')}>From the panel</Button>
            </PanelBody>
          </Panel>
        }
      >
        Panel
      </Button>
      <Dropdown buttonText="More">
        <Dropdown.ButtonItem onClick={() => setDone('plain item')}>Plain</Dropdown.ButtonItem>
        <Dropdown.ButtonItem overlay={confirm('from-menu')}>With overlay</Dropdown.ButtonItem>
      </Dropdown>
      <Link href="/nowhere" preventDefault overlay={<Tooltip>Explained</Tooltip>}>
        Pointed at
      </Link>
      <Text testId="done">{done}</Text>
    </Flex>
  );
}
