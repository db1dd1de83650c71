import type { CardPlace } from '../../pages/context.ts';
import { context, viewer } from '../platform/context.ts';
import type { RecordStore } from '../record/record-store.ts';

/** "UI extensions SDK: Context": what every extension gets to know. */
export function toBaseContext(location: string, title: string) {
  return {
    location,
    portal: { id: context.portalId, timezone: 'UTC' },
    user: {
      id: viewer.userId,
      email: viewer.email,
      emails: [viewer.email],
      firstName: viewer.firstName,
      lastName: viewer.lastName,
      locale: 'en-us',
      language: 'en',
      roles: [],
      teams: [],
      permissions: [],
    },
    extension: { appId: context.app.id, appName: context.app.name, cardTitle: title },
    variables: {},
  };
}

export const toCardContext = (card: CardPlace, store: RecordStore) => ({
  ...toBaseContext(card.location, card.name),
  crm: { objectId: Number(store.id), objectTypeId: store.type.typeId },
});
