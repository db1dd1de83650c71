import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { orgKeys, strangerKeys } from '../testing/world.ts';
import { joinPublicKeys, parsePublicKeys } from './public-keys.ts';

/** As `openssl req -x509` makes it, for the key `CERTIFIED`. */
const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIDBzCCAe+gAwIBAgIUMRXGjSXukPQt7sQn2OWf2uF2L5owDQYJKoZIhvcNAQEL
BQAwEzERMA8GA1UEAwwIVGllcmxpbmUwHhcNMjYxMTI2MTE0NDA1WhcNMzYxMTIz
MTE0NDA1WjATMREwDwYDVQQDDAhUaWVybGluZTCCASIwDQYJKoZIhvcNAQEBBQAD
ggEPADCCAQoCggEBAMZ/fMp8VegnvWhIHU7tWY1fNoib2EihzUxTMntaPmj10Bvo
iMuoAm+oy9/HBb1oSZ6tD6Tk+lVHORBzYYiKlK5h3WbkjIu/auaqwoBD9Vl93F+u
4/0Cj4sNBDRGP46EY3RpdsH4KIZrJZaHkKSk9K5POokzcOV8ekSqXCJTG82/CL6B
XhQv9kkA+qPEcLo3pvyJREDcfxR7IfyNr/qtexFEcOVZFgBDxMvizW3PKhkC84vK
GNTxHwpsu9yWfoE59VKjZ2SBGy0sKjF3gcmYGeJ/aF+W44q/8JgmK5t1ni13XPOH
nB9bIGVGzn3t8cholKXwy9F0acOh0wPm7dauoVsCAwEAAaNTMFEwHQYDVR0OBBYE
FNQoWYzD9hxOUQGZU/pPhTejetDNMB8GA1UdIwQYMBaAFNQoWYzD9hxOUQGZU/pP
hTejetDNMA8GA1UdEwEB/wQFMAMBAf8wDQYJKoZIhvcNAQELBQADggEBAI1OZ+9y
7IqeQ6sLoShMHQneLXaenC5BzZVo0z+RVjI1qAB06VBkwFy+xPk7mSMvfQfHfCvO
5b9BV6L3D1dUWsTBuITzMhhFudnRJsVnnmutH8OI9xxNCHtYO3xY02nqigmE2hnD
ukh+vCB5dc4kGnsz/FldhlVAH/hWLCaIgd3M2DElTMjKHbPD//9zQWjtuicpL+kZ
m5AvWLTitZ1XO4tRKhYXqw0G0BlSbyV5W5i1TJZyFSwwZ6Cz48GGpwdcTTLApBdk
8PQtfNR8WeMPkqJnVVx3W5SlujtUF5wCMDE3PA6Eyg71+/gJKVCqv1CNC3/GEPZ2
1QfVvOu2GOPrb3Y=
-----END CERTIFICATE-----`;
const CERTIFIED = `-----BEGIN PUBLIC KEY-----
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAxn98ynxV6Ce9aEgdTu1Z
jV82iJvYSKHNTFMye1o+aPXQG+iIy6gCb6jL38cFvWhJnq0PpOT6VUc5EHNhiIqU
rmHdZuSMi79q5qrCgEP1WX3cX67j/QKPiw0ENEY/joRjdGl2wfgohmslloeQpKT0
rk86iTNw5Xx6RKpcIlMbzb8IvoFeFC/2SQD6o8Rwujem/IlEQNx/FHsh/I2v+q17
EURw5VkWAEPEy+LNbc8qGQLzi8oY1PEfCmy73JZ+gTn1UqNnZIEbLSwqMXeByZgZ
4n9oX5bjir/wmCYrm3WeLXdc84ecH1sgZUbOfe3xyGiUpfDL0XRpw6HTA+bt1q6h
WwIDAQAB
-----END PUBLIC KEY-----`;

const pem = (type: 'rsa' | 'ec') =>
  (type === 'rsa'
    ? generateKeyPairSync('rsa', { modulusLength: 1024 })
    : generateKeyPairSync('ec', { namedCurve: 'P-256' })
  ).publicKey
    .export({ type: 'spki', format: 'pem' })
    .toString();

describe('the keys in what was pasted', () => {
  it('are those of a certificate', () => {
    expect(parsePublicKeys(CERTIFICATE)).toEqual([CERTIFIED]);
  });

  it('are those of a certificate with text around it and other line ends', () => {
    const text = `Bag Attributes\r\n  friendlyName: Tierline\r\n${CERTIFICATE.replaceAll('\n', '\r\n')}\r\nthe end`;
    expect(parsePublicKeys(text)).toEqual([CERTIFIED]);
  });

  it('are each there once, in their order, and go into one text and back', () => {
    const keys = parsePublicKeys(
      `${orgKeys.publicKey}${strangerKeys.publicKey}${orgKeys.publicKey}${CERTIFICATE}${CERTIFIED}`,
    );
    expect(keys).toEqual([orgKeys.publicKey.trim(), strangerKeys.publicKey.trim(), CERTIFIED]);
    expect(parsePublicKeys(joinPublicKeys(keys))).toEqual(keys);
  });

  it.each([
    ['nothing', ''],
    ['words', 'the certificate follows by mail'],
    ['a block of nonsense', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----'],
    ['a block that is cut off', CERTIFICATE.slice(0, 400)],
    ['a private key', orgKeys.privateKey],
    ['a key that is too short', pem('rsa')],
    ['a key of another kind', pem('ec')],
  ])('are none in %s', (_, text) => {
    expect(parsePublicKeys(text)).toEqual([]);
  });
});
