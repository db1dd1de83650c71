import type { RecordType } from '@tierline/domain/crm';
import type { Description } from './describe.ts';
import { toRecordId } from './record-id.ts';

/** Those in which the user may create; the master stands for "no record type" ("sObject Describe"). */
export const toRecordTypes = (description: Description | null): RecordType[] =>
  (description?.recordTypeInfos ?? [])
    .filter(({ available, master, active }) => available && !master && active !== false)
    .flatMap(({ recordTypeId, name }) => {
      const id = toRecordId(recordTypeId);
      return id === null ? [] : [{ id, label: name }];
    });
