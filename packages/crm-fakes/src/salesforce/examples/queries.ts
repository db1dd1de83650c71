import type { Example } from './example.ts';

export const queries: Example[] = [
  {
    page: 'Execute a SOQL Query',
    shows: 'rows with their attributes, and no id that was not asked for',
    given: {
      records: {
        Account: [
          { Id: '001D000000IRFma', Name: 'Test 1' },
          { Id: '001D000000Iomaz', Name: 'Test 2' },
        ],
      },
    },
    request: { method: 'GET', path: '/services/data/v67.0/query/?q=SELECT+name+from+Account' },
    response: {
      status: 200,
      body: {
        done: true,
        totalSize: 2,
        records: [
          {
            attributes: { type: 'Account', url: '/services/data/v67.0/sobjects/Account/001D000000IRFmaIAH' },
            Name: 'Test 1',
          },
          {
            attributes: { type: 'Account', url: '/services/data/v67.0/sobjects/Account/001D000000IomazIAB' },
            Name: 'Test 2',
          },
        ],
      },
    },
  },
  {
    page: 'Get a List of Deleted Records Within a Given Timeframe',
    shows: 'the ids, and when each was deleted',
    given: {
      now: '2013-05-08T21:20:00Z',
      records: { Merchandise__c: [{ Id: 'a02D0000008pQRA', Name: 'Pen' }] },
      deleted: ['/services/data/v67.0/sobjects/Merchandise__c/a02D0000008pQRA'],
    },
    request: {
      method: 'GET',
      path: '/services/data/v67.0/sobjects/Merchandise__c/deleted/?start=2013-05-05T00%3A00%3A00%2B00%3A00&end=2013-05-10T00%3A00%3A00%2B00%3A00',
    },
    response: {
      status: 200,
      body: {
        deletedRecords: [{ id: 'a02D0000008pQRAIA2', deletedDate: '2013-05-08T21:20:00.000+0000' }],
        earliestDateAvailable: '2013-04-23T21:20:00.000+0000',
        latestDateCovered: '2013-05-08T21:20:00.000+0000',
      },
    },
  },
  {
    page: 'Get a List of Updated Records Within a Given Timeframe',
    shows: 'the ids of new and changed records',
    given: {
      now: '2013-05-08T21:20:00Z',
      records: { Merchandise__c: [{ Id: 'a02D0000008pQR5', Name: 'Pen', CreatedDate: '2013-05-07T09:00:00Z' }] },
    },
    request: {
      method: 'GET',
      path: '/services/data/v67.0/sobjects/Merchandise__c/updated/?start=2013-05-06T00%3A00%3A00%2B00%3A00&end=2013-05-08T00%3A00%3A00%2B00%3A00',
    },
    response: { status: 200, body: { ids: ['a02D0000008pQR5IAM'], latestDateCovered: '2013-05-08T00:00:00.000+0000' } },
  },
];
