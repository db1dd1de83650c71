import { describe, expect, it } from 'vitest';
import { changesQuery, everythingQuery, idsPerQuery, inQuery, mergedQuery } from './soql.ts';

describe('the queries', () => {
  it('read everything in the order of ids, and go on after any', () => {
    expect(everythingQuery('Account', ['Id', 'Name'], null)).toBe('SELECT Id, Name FROM Account ORDER BY Id');
    expect(everythingQuery('Account', ['Id'], '001D000000IRFmaIAH')).toBe(
      "SELECT Id FROM Account WHERE Id > '001D000000IRFmaIAH' ORDER BY Id",
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

  it('read what was merged, and go on after any of it', () => {
    const merged =
      'SELECT Id, MasterRecordId, SystemModstamp FROM Lead WHERE IsDeleted = TRUE AND MasterRecordId != NULL';
    expect(mergedQuery('Lead', null)).toBe(`${merged} ORDER BY SystemModstamp, Id`);
    expect(mergedQuery('Lead', { modifiedAt: '2026-11-23T10:00:00.000Z', id: '00QD000000IRFmaMAH' })).toBe(
      `${merged} AND (SystemModstamp > 2026-11-23T10:00:00Z OR ` +
        "(SystemModstamp = 2026-11-23T10:00:00Z AND Id > '00QD000000IRFmaMAH')) ORDER BY SystemModstamp, Id",
    );
  });

  it('read some records, with texts that cannot break out of their quotes', () => {
    expect(inQuery('Lead', ['Id', 'Owner.Name'], 'Id', ['00QD000000IRFmaMAH', '00QD000000IRFmbMAH'])).toBe(
      "SELECT Id, Owner.Name FROM Lead WHERE Id IN ('00QD000000IRFmaMAH','00QD000000IRFmbMAH')",
    );
    expect(inQuery('Account', ['Id'], 'Key__c', ["a' OR Name != '\\"])).toBe(
      "SELECT Id FROM Account WHERE Key__c IN ('a\\' OR Name != \\'\\\\')",
    );
  });

  it('ask for fewer at once where the fields are many, and never for none', () => {
    expect(idsPerQuery(['Id', 'Name'])).toBe(200);
    const wide = Array.from({ length: 320 }, (_, nth) => `A_Field_With_A_Long_Name_${nth}__c`);
    expect(idsPerQuery(wide)).toBeLessThan(200);
    expect(idsPerQuery([...wide, ...wide])).toBe(1);
  });

  it('never carry text that is no instant', () => {
    expect(() => changesQuery('Lead', ['Id'], "2026' OR Name != '", null)).toThrow(RangeError);
  });
});
