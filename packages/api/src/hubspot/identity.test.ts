import { describe, expect, it } from 'vitest';
import { readIdentity } from './identity.ts';

const identity = { userId: '7', portalId: '4401001', userEmail: 'ann@example.com', appId: '42' };
const query = (more: [string, string][] = [], parts: Record<string, string> = identity) =>
  new URLSearchParams([...more, ...Object.entries(parts)]);

describe('the identity that HubSpot appends', () => {
  it('is read whole', () => {
    expect(readIdentity(query([['words', 'ing']]))).toEqual(identity);
  });

  it.each(Object.keys(identity))('is nobody’s when %s occurs twice', (name) => {
    expect(readIdentity(query([[name, '1']]))).toBeNull();
  });

  it.each(Object.keys(identity))('is nobody’s without %s', (name) => {
    expect(readIdentity(query([], { ...identity, [name]: '' }))).toBeNull();
    const parts = Object.fromEntries(Object.entries(identity).filter(([each]) => each !== name));
    expect(readIdentity(query([], parts))).toBeNull();
  });

  it.each(['7 or 1=1', '-7', '7.5'])('is nobody’s when the person is %j', (userId) => {
    expect(readIdentity(query([], { ...identity, userId }))).toBeNull();
  });
});
