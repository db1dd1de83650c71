import { describe, expect, it } from 'vitest';
import { changesQuery, recordQuery } from './soql.ts';

describe('the queries', () => {
  it('read everything in the order of change', () => {
    expect(changesQuery('Account', ['Id', 'Name'], null, null)).toBe(
      'SELECT Id, Name FROM Account ORDER BY SystemModstamp, Id',
    );
  });

  it('read what changed at or after an instant, down to the whole second of a stamp', () => {
    expect(changesQuery('Lead', ['Id'], '2026-11-23T10:00:00.999Z', null)).toBe(
      'SELECT Id FROM Lead WHERE SystemModstamp >= 2026-11-23T10:00:00Z ORDER BY SystemModstamp, Id',
    );
  });

  it('go on after a record, without losing the ones that share its stamp', () => {
    const after = { modifiedAt: '2026-11-23T10:00:00.000Z', id: '006D000000IRFmaIAH' };
    expect(changesQuery('Opportunity', ['Id'], '2026-11-01T00:00:00Z', after)).toBe(
      'SELECT Id FROM Opportunity WHERE (SystemModstamp > 2026-11-23T10:00:00Z OR ' +
        "(SystemModstamp = 2026-11-23T10:00:00Z AND Id > '006D000000IRFmaIAH')) ORDER BY SystemModstamp, Id",
    );
  });

  it('read one record', () => {
    expect(recordQuery('Lead', ['Id', 'Owner.Name'], '00QD000000IRFmaMAH')).toBe(
      "SELECT Id, Owner.Name FROM Lead WHERE Id = '00QD000000IRFmaMAH'",
    );
  });

  it('never carry text that is no instant', () => {
    expect(() => changesQuery('Lead', ['Id'], "2026' OR Name != '", null)).toThrow(RangeError);
  });
});
