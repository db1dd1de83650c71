import type { App, AppSubscription } from '../access/apps.ts';
import type { Actor } from '../account.ts';
import { directionOf } from '../associations/association-types.ts';
import type { Change } from '../change.ts';
import { findObjectType, type ObjectType } from '../object-type.ts';

/** One entry of the array that HubSpot posts to an app ("Webhooks"; "Create generic webhook subscriptions"). */
export interface WebhookEvent {
  /** Not unique. */
  eventId: number;
  subscriptionId: number;
  portalId: number;
  appId: number;
  /** Milliseconds since 1970. */
  occurredAt: number;
  subscriptionType: string;
  /** 0 for the first. */
  attemptNumber: number;
  changeSource: string;
  sourceId?: string;
  /** Absent from changes of associations, which have `fromObjectId` and `toObjectId` instead. */
  objectId?: number;
  objectTypeId?: string;
  changeFlag?: string;
  propertyName?: string;
  /** Empty when the property was cleared. */
  propertyValue?: string;
  isSensitive?: boolean;
  primaryObjectId?: number;
  mergedObjectIds?: number[];
  newObjectId?: number;
  numberOfPropertiesMoved?: number;
  fromObjectId?: number;
  toObjectId?: number;
  fromObjectTypeId?: string;
  toObjectTypeId?: string;
  associationType?: string;
  associationTypeId?: number;
  associationCategory?: string;
  associationRemoved?: boolean;
  isPrimaryAssociation?: boolean;
}

export function isSubscribedTo(subscription: AppSubscription, change: Change): boolean {
  if (subscription.active === false || subscription.subscriptionType !== `object.${change.kind}`) return false;
  if (subscription.objectType !== undefined && findObjectType(subscription.objectType) !== typeOf(change)) return false;
  if (change.kind !== 'propertyChange' || subscription.propertyName === undefined) return true;
  return subscription.propertyName === change.name;
}

/** A change of an association is told to those who watch the type of its near side. */
function typeOf(change: Change): ObjectType {
  return change.kind === 'associationChange' ? change.from.type : change.record.type;
}

/** What an event says of the change alone. */
export function describeChange(change: Change): Partial<WebhookEvent> {
  if (change.kind === 'associationChange') {
    const { from, to, association, removed } = change;
    return {
      fromObjectId: Number(from.id),
      toObjectId: Number(to.id),
      fromObjectTypeId: from.type.id,
      toObjectTypeId: to.type.id,
      associationType: directionOf(association),
      associationTypeId: association.typeId,
      associationCategory: association.category,
      associationRemoved: removed,
      isPrimaryAssociation: association.kind === 'primary',
    };
  }
  const objectId = Number(change.record.id);
  const object = { objectId, objectTypeId: change.record.type.id };
  switch (change.kind) {
    case 'creation':
      return { ...object, changeFlag: 'CREATED' };
    case 'deletion':
      return { ...object, changeFlag: 'DELETED' };
    case 'restore':
      return { ...object, changeFlag: 'RESTORED' };
    case 'propertyChange':
      return { ...object, propertyName: change.name, propertyValue: change.value ?? '', isSensitive: false };
    case 'merge':
      return {
        ...object,
        primaryObjectId: Number(change.primaryId),
        mergedObjectIds: change.mergedIds.map(Number),
        newObjectId: objectId,
        numberOfPropertiesMoved: change.propertiesMoved,
      };
  }
}

export function sourceOf({ appId, userId }: Actor): { changeSource: string; sourceId?: string } {
  if (appId !== null) return { changeSource: 'INTEGRATION', sourceId: String(appId) };
  return userId === null ? { changeSource: 'CRM' } : { changeSource: 'CRM_UI', sourceId: `userId:${userId}` };
}

/** The same number each time for the same place in the same app. */
export function subscriptionIdOf({ appId }: App, index: number): number {
  return appId * 100 + index;
}
