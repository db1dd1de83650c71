import type { Account, Actor } from '../account.ts';
import type { RecordRef } from '../change.ts';
import { findPrimary } from '../records/read-properties.ts';
import { archiveRecord, touchRecord } from '../records/save.ts';
import type { AssociationType } from './association-types.ts';
import { linkKeyOf } from './link-store.ts';

/** The types of the association of two records, unlabelled one included; empty where there is none. */
export function associationsBetween(account: Account, from: RecordRef, to: RecordRef): AssociationType[] {
  const keys = account.links.typesBetween(from, to);
  return account.associationTypes.list(from.type, to.type).filter((type) => keys.includes(linkKeyOf(type)));
}

/**
 * Associates two records. The unlabelled type is always there; labels of one's own that are given replace those that
 * were there, and giving none leaves them ("Associate records": update record association labels).
 */
export function associate(
  account: Account,
  actor: Actor,
  from: RecordRef,
  to: RecordRef,
  given: readonly AssociationType[],
): void {
  const before = associationsBetween(account, from, to);
  const replacesLabels = given.some(({ kind }) => kind === 'label');
  const kept = replacesLabels ? before.filter(({ kind }) => kind !== 'label') : before;
  const unlabelled = account.associationTypes.ofKind(from.type.name, to.type.name, 'unlabelled');
  const becomesPrimary = given.some(({ kind }) => kind === 'primary') || isFirst(account, from, to);
  const primary = account.associationTypes.ofKind(from.type.name, to.type.name, 'primary');
  const wanted = new Set([...kept, ...given]);
  if (unlabelled) wanted.add(unlabelled);
  if (primary && becomesPrimary) {
    takePrimaryFromOthers(account, actor, from, to);
    wanted.add(primary);
  }
  replace(account, actor, from, to, [...wanted]);
}

/** Takes the given types away; taking the unlabelled one away ends the association. */
export function removeTypes(
  account: Account,
  actor: Actor,
  from: RecordRef,
  to: RecordRef,
  gone: readonly AssociationType[],
): void {
  orphaning(account, actor, from, to, () => takeAway(account, actor, from, to, gone));
}

export function dissociate(account: Account, actor: Actor, from: RecordRef, to: RecordRef): void {
  orphaning(account, actor, from, to, () => replace(account, actor, from, to, []));
}

/** A lead that loses its last primary contact and company is deleted by HubSpot ("Leads": remove an association). */
function orphaning(account: Account, actor: Actor, from: RecordRef, to: RecordRef, work: () => void): void {
  const lead = [from, to].find(({ type }) => type.name === 'leads');
  const hasPrimary = () =>
    lead !== undefined &&
    (['contacts', 'companies'] as const).some((name) => findPrimary(account, lead.type, lead.id, name));
  const hadPrimary = hasPrimary();
  work();
  const record = lead && account.records.find(lead.type, lead.id);
  if (record && hadPrimary && !hasPrimary()) archiveRecord(account, actor, lead.type, record);
}

function takeAway(
  account: Account,
  actor: Actor,
  from: RecordRef,
  to: RecordRef,
  gone: readonly AssociationType[],
): void {
  const left = gone.some(({ kind }) => kind === 'unlabelled')
    ? []
    : associationsBetween(account, from, to).filter((type) => !gone.includes(type));
  replace(account, actor, from, to, left);
}

/** Of two records, the one that has a primary other: the deal of deal and company, whichever is named first. */
function isOwnerOfPrimary({ type: from }: RecordRef, { type: to }: RecordRef): boolean {
  return from.name === 'leads' || (to.name === 'companies' && from.name !== 'companies');
}

/** The first company of a deal or contact, and the first of each kind of a lead, becomes its primary one. */
function isFirst(account: Account, from: RecordRef, to: RecordRef): boolean {
  const [owner, other] = isOwnerOfPrimary(from, to) ? [from, to] : [to, from];
  return account.links.listFrom(owner, other.type).length === 0;
}

function takePrimaryFromOthers(account: Account, actor: Actor, from: RecordRef, to: RecordRef): void {
  const [owner, other] = isOwnerOfPrimary(from, to) ? [from, to] : [to, from];
  const primary = account.associationTypes.ofKind(owner.type.name, other.type.name, 'primary');
  if (!primary) return;
  for (const { id, types } of account.links.listFrom(owner, other.type)) {
    if (id === other.id || !types.includes(linkKeyOf(primary))) continue;
    takeAway(account, actor, owner, { type: other.type, id }, [primary]);
  }
}

/**
 * Stores the association's types and tells both sides of each that came or went. No stamp moves but that of a contact
 * whose primary company is another now: HubSpot keeps that one in a property too, which has a history like any other.
 */
function replace(
  account: Account,
  actor: Actor,
  from: RecordRef,
  to: RecordRef,
  types: readonly AssociationType[],
): void {
  const before = associationsBetween(account, from, to);
  const came = types.filter((type) => !before.includes(type));
  const went = before.filter((type) => !types.includes(type));
  if (came.length + went.length === 0) return;
  account.links.put(from, to, types);
  const tellBoth = (association: AssociationType, removed: boolean) => {
    account.tell({ kind: 'associationChange', from, to, association, removed }, actor);
    const inverse = account.associationTypes.find(
      to.type.name,
      from.type.name,
      association.category,
      association.inverseTypeId,
    );
    if (inverse) account.tell({ kind: 'associationChange', from: to, to: from, association: inverse, removed }, actor);
  };
  for (const association of went) tellBoth(association, true);
  for (const association of came) tellBoth(association, false);
  const contact = [from, to].find(({ type }) => type.name === 'contacts');
  if (contact && [...went, ...came].some(({ kind }) => kind === 'primary')) {
    touchRecord(account, actor, contact.type, contact.id, 'associatedcompanyid');
  }
}
