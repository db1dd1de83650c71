import { playScene } from '@tierline/blocks/gallery';
import type { Procedure, Procedures, Transport } from '@tierline/blocks/protocol';
import { drawnOn, mount, sceneOf } from './mount.tsx';

/** Plays a scene, and keeps what was sent. */
export async function recordScene(id: string) {
  const sent: { procedure: Procedure; input: Procedures[Procedure]['input'] }[] = [];
  const answers = playScene(sceneOf(id));
  const transport: Transport = (procedure, input) => {
    sent.push({ procedure, input });
    return answers(procedure, input);
  };
  const page = mount(transport);
  await page.waitFor(() => {
    if (!drawnOn(page).includes('Save')) throw new Error('the form is not drawn yet');
  });
  return { page, sentTo: (procedure: Procedure) => sent.filter((each) => each.procedure === procedure) };
}
