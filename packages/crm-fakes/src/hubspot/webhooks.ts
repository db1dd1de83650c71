import type { Clock } from '../clock.ts';
import type { Fetch } from '../listen.ts';
import type { App, Apps } from './access/apps.ts';
import type { Actor } from './account.ts';
import type { Change } from './change.ts';
import { postEvents } from './webhooks/post-events.ts';
import {
  describeChange,
  isSubscribedTo,
  sourceOf,
  subscriptionIdOf,
  type WebhookEvent,
} from './webhooks/webhook-event.ts';

export type { WebhookEvent } from './webhooks/webhook-event.ts';

export interface DeliveryOptions {
  fetch?: Fetch;
  /** Every batch is sent a second time. */
  repeat?: boolean;
  /** The newest first. */
  reverse?: boolean;
}

export interface WebhookOutbox {
  readonly pending: readonly WebhookEvent[];
  /**
   * Sends what is pending, in batches of at most 100 and signed with the app's secret, to the app's target URL. A
   * batch that was not answered with 2xx stays pending, one attempt older; after ten more it is given up.
   */
  deliver(options?: DeliveryOptions): Promise<{ sent: number; failed: number }>;
  /** Loses the oldest events; all when no count is said. */
  drop(count?: number): void;
  /**
   * Delivers by itself shortly after each change; answers how to stop. `rewriteUrl` maps the public address to where
   * the server really listens: the signature stays over the public one.
   */
  deliverContinuously(options: { rewriteUrl?: (url: string) => string; everyMs?: number }): () => Promise<void>;
}

export interface WebhookRecorder extends WebhookOutbox {
  record(change: Change, actor: Actor): void;
}

interface Setting {
  clock: Clock;
  portalId: number;
  apps: Apps;
}

/** Ids of events start over after this many, for HubSpot says that they are not unique. */
const eventIds = 1000;
const mostInBatch = 100;
const mostAttempts = 10;
/** In rounds of `everyMs`. */
const longestPause = 64;

export function createWebhookOutbox({ clock, portalId, apps }: Setting): WebhookRecorder {
  let pending: WebhookEvent[] = [];
  let lastEventId = 0;
  let delivering: Promise<unknown> = Promise.resolve();

  const toEvents = (app: App, change: Change, actor: Actor): WebhookEvent[] =>
    (app.webhooks?.subscriptions ?? []).flatMap((subscription, index) => {
      if (!isSubscribedTo(subscription, change)) return [];
      lastEventId = (lastEventId % eventIds) + 1;
      const event: WebhookEvent = {
        eventId: lastEventId,
        subscriptionId: subscriptionIdOf(app, index),
        portalId,
        appId: app.appId,
        occurredAt: clock().getTime(),
        subscriptionType: subscription.subscriptionType,
        attemptNumber: 0,
        ...sourceOf(actor),
        ...describeChange(change),
      };
      return [event];
    });

  const settle = (batch: readonly WebhookEvent[], accepted: boolean) => {
    const tried = new Set(batch);
    pending = pending.flatMap((event) => {
      if (!tried.has(event)) return [event];
      const attemptNumber = event.attemptNumber + 1;
      return accepted || attemptNumber > mostAttempts ? [] : [{ ...event, attemptNumber }];
    });
  };

  const deliver = async ({ fetch: send = fetch, repeat = false, reverse = false }: DeliveryOptions) => {
    const result = { sent: 0, failed: 0 };
    const installed = apps.listInstalled();
    pending = pending.filter((event) => installed.some(({ appId }) => appId === event.appId));
    for (const app of installed) {
      const mine = pending.filter(({ appId }) => appId === app.appId);
      const ordered = reverse ? mine.reverse() : mine;
      for (let start = 0; start < ordered.length; start += mostInBatch) {
        const batch = ordered.slice(start, start + mostInBatch);
        let accepted = await postEvents(app, batch, clock, send);
        if (repeat) accepted = (await postEvents(app, batch, clock, send)) && accepted;
        settle(batch, accepted);
        result[accepted ? 'sent' : 'failed'] += batch.length;
      }
    }
    return result;
  };

  /** One delivery at a time, for what is on its way must not be sent anew. */
  const deliverInTurn = (options: DeliveryOptions) => {
    const turn = delivering.then(() => deliver(options));
    delivering = turn.catch(() => {});
    return turn;
  };

  return {
    get pending() {
      return pending;
    },
    record(change, actor) {
      for (const app of apps.listInstalled()) pending.push(...toEvents(app, change, actor));
    },
    deliver: (options = {}) => deliverInTurn(options),
    drop(count = pending.length) {
      pending.splice(0, count);
    },
    deliverContinuously({ rewriteUrl = (url) => url, everyMs = 200 }) {
      const send: Fetch = (request) => fetch(new Request(rewriteUrl(request.url), request));
      // Each failure doubles the pause, so that a server that restarts does not use the attempts up.
      let pause = 1;
      let ticks = 0;
      const timer = setInterval(async () => {
        ticks += 1;
        if (pending.length === 0 || ticks < pause) return;
        ticks = Number.NEGATIVE_INFINITY;
        const { failed } = await deliverInTurn({ fetch: send });
        ticks = 0;
        pause = failed > 0 ? Math.min(pause * 2, longestPause) : 1;
      }, everyMs);
      timer.unref();
      return async () => {
        clearInterval(timer);
        await delivering;
      };
    },
  };
}
