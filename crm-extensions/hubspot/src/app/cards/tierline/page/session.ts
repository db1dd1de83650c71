import type { BaseContext, CrmContext } from '@hubspot/ui-extensions';
import type { ExtraFields } from '../form/extra-fields.ts';
import { createLiveRecord, type LiveRecord, type RecordActions } from '../live/live-record.ts';
import { isKnown } from '../live/record-state.ts';
import {
  createScreenClient,
  type Effect,
  type RecordRef,
  type Snapshot,
  type Transport,
  VOCABULARY,
} from '../screen-client.js';
import { createFormat } from '../value/format-value.ts';
import { alertVariantOf } from '../value/tone.ts';
import { wordsFor } from '../words/catalogue.ts';
import { toLocale } from '../words/locale.ts';
import { newKey } from './new-key.ts';
import { toObject } from './object-type.ts';
import type { Page } from './page.tsx';

export interface PageActions extends Partial<RecordActions> {
  addAlert(alert: { type: ReturnType<typeof alertVariantOf>; title: string; message: string }): void;
  refreshObjectProperties?(): void;
}

export interface SessionParts {
  /** `deal`, `organization`, `contact` or `admin`. */
  screen: string;
  context: BaseContext & { location: string; crm?: CrmContext['crm'] };
  actions: PageActions;
  transport: Transport;
  fields?: ExtraFields;
  /** HubSpot lets nobody leave its page by code, so the record to open is offered as a link. */
  offer(record: RecordRef): void;
}

/** One screen on one page of HubSpot, from its first question to the day on which the page goes away. */
export function createSession({ screen, context, actions, transport, fields = {}, offer }: SessionParts) {
  const locale = toLocale(context.user.locale, context.user.language);
  const live = liveRecordOf(context.crm, actions, (now) => {
    if (!isKnown(now, client.view().revision?.at)) void client.refresh();
  });

  function run(effect: Effect) {
    if (effect.do === 'open') offer(effect.record);
    if (effect.do === 'refresh') actions.refreshObjectProperties?.();
    if (effect.do !== 'toast') return;
    actions.addAlert({ type: alertVariantOf(effect.tone), title: effect.title, message: effect.text ?? '' });
  }

  const client = createScreenClient({
    transport,
    info: { vocabulary: VOCABULARY, locale },
    newKey,
    effect: run,
    after(ms, then) {
      const timer = setTimeout(then, ms);
      return () => clearTimeout(timer);
    },
    snapshot: () => live?.snapshot(),
  });

  const page: Page = {
    client,
    portalId: context.portal.id,
    words: wordsFor(locale),
    format: createFormat(locale, context.portal.timezone),
    isNarrow: context.location.endsWith('sidebar'),
    fields,
  };
  return { page, start: () => start(client, live, screen) };
}

function liveRecordOf(crm: CrmContext['crm'] | undefined, actions: PageActions, moved: (now: Snapshot) => void) {
  const { fetchCrmObjectProperties, onCrmPropertiesUpdate } = actions;
  if (!crm || !fetchCrmObjectProperties || !onCrmPropertiesUpdate) return undefined;
  const record = { object: toObject(crm.objectTypeId), id: String(crm.objectId) };
  return createLiveRecord(record, { fetchCrmObjectProperties, onCrmPropertiesUpdate }, moved);
}

/** Opens the screen once the record's stamp is known, and follows the fields that the answers name. Answers with the way to end. */
function start(client: Page['client'], live: LiveRecord | undefined, screen: string): () => void {
  let { watch } = client.view();
  const stop = client.subscribe(() => {
    if (client.view().watch === watch) return;
    watch = client.view().watch;
    void live?.follow(watch);
  });
  let isOver = false;
  void (async () => {
    await live?.follow([]);
    if (!isOver) void client.open(screen);
  })();
  return () => {
    isOver = true;
    stop();
    live?.close();
    client.close();
  };
}
