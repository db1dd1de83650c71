import { hubspot } from '@hubspot/ui-extensions';
import { GALLERY, playScene } from '@tierline/blocks/gallery';
import { Conditions } from '../src/app/cards/tierline/conditions/conditions.tsx';
import { Extension } from '../src/app/cards/tierline/extension.tsx';

const FIELDS = { conditions: Conditions };

/** One scene of the gallery, by the renderer of the cards and, beside it, of the settings page. The host names it in its variables, as a config profile would. */
hubspot.extend<'crm.record.tab'>(({ context, actions }) => {
  const wanted = String(context.variables?.scene ?? '');
  const scene = GALLERY.find(({ id }) => id === wanted);
  if (!scene) throw new Error(`the gallery has no scene called "${wanted}"`);
  return (
    <Extension
      key={wanted}
      screen="gallery"
      context={context}
      actions={actions}
      transport={playScene(scene)}
      fields={FIELDS}
    />
  );
});
