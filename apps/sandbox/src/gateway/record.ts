import { toLongId } from '../record-id.ts';
import { Refusal } from './refusal.ts';
import type { DescribedObject, ViewerSession } from './viewer-session.ts';

/** TierlineRecord.cls: the record of the page, which the viewer may read. */
export interface GatewayRecord {
  id: string;
  described: DescribedObject;
  isEditable: boolean;
}

const SUPPORTED: Record<string, string> = { '001': 'Account', '003': 'Contact', '00Q': 'Lead', '006': 'Opportunity' };

export async function getRecord(session: ViewerSession, anyId: string): Promise<GatewayRecord> {
  const isId = /^[A-Za-z0-9]{15}([A-Za-z0-9]{3})?$/.test(anyId);
  const object = isId ? SUPPORTED[anyId.slice(0, 3)] : undefined;
  if (object === undefined) throw new Refusal('Tierline_Record_Unsupported');
  const id = toLongId(anyId);
  const [described, [access]] = await Promise.all([
    session.findDescribed(object),
    session.query(
      `SELECT RecordId, HasReadAccess, HasEditAccess FROM UserRecordAccess WHERE UserId = '${session.userId}' AND RecordId = '${id}' LIMIT 1`,
    ),
  ]);
  if (!described || access?.HasReadAccess !== true) throw new Refusal('Tierline_Record_Not_Readable');
  return { id, described, isEditable: described.updateable && access.HasEditAccess === true };
}
