import { describe, expect, it } from 'vitest';
import { toPageReference, toUrl } from './page-reference.ts';
import { type Route, toPath, toRoute } from './route.ts';

const ADDRESSES: [string, Exclude<Route, { page: 'unknown' }>][] = [
  ['/', { page: 'home' }],
  ['/gallery', { page: 'gallery' }],
  [
    '/lightning/r/Opportunity/006000000000001AAA/view',
    { page: 'record', object: 'Opportunity', recordId: '006000000000001AAA' },
  ],
  ['/lightning/o/Lead/list', { page: 'list', object: 'Lead' }],
  ['/lightning/n/Tierline', { page: 'tab', name: 'Tierline' }],
];

describe('an address', () => {
  it.each(ADDRESSES)('%s leads to its page and back', (path, route) => {
    expect(toRoute(path)).toEqual(route);
    expect(toPath(route)).toBe(path);
  });

  it.each(['/lightning/r/Opportunity/006/edit', '/lightning/o/Lead', '/elsewhere', '/gallery/more'])(
    '%s leads nowhere',
    (path) => {
      expect(toRoute(path)).toEqual({ page: 'unknown', path });
    },
  );
});

describe('a page reference', () => {
  it.each([
    ['standard__recordPage', { objectApiName: 'Account', recordId: '001' }, '/lightning/r/Account/001/view'],
    ['standard__objectPage', { objectApiName: 'Account' }, '/lightning/o/Account/list'],
    ['standard__navItemPage', { apiName: 'Tierline' }, '/lightning/n/Tierline'],
    ['standard__webPage', { url: 'https://example.com/' }, 'https://example.com/'],
  ])('of type %s has an address', (type, attributes, url) => {
    expect(toUrl({ type, attributes })).toBe(url);
  });

  it('that lacks an attribute, or is of a kind that is not here, is refused', () => {
    expect(() => toUrl({ type: 'standard__recordPage', attributes: { recordId: '001' } })).toThrow(
      'lacks an attribute',
    );
    expect(() => toUrl({ type: 'comm__namedPage', attributes: {} })).toThrow('no page of type comm__namedPage');
  });

  it('of the present page leads to that page', () => {
    const route: Route = { page: 'record', object: 'Lead', recordId: '00Q000000000001AAA' };
    expect(toUrl(toPageReference(route))).toBe(toPath(route));
  });
});
