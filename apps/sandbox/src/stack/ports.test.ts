import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { checkPorts, findFreePort, readPorts } from './ports.ts';

test('the usual ports are taken unless the environment names others', () => {
  expect(readPorts({})).toEqual({
    pages: 4400,
    server: 4401,
    salesforce: 4402,
    hubspotPages: 4403,
    hubspotApi: 4404,
  });
  expect(
    readPorts({ TIERLINE_PAGES_PORT: '5000', TIERLINE_SALESFORCE_PORT: '5002', TIERLINE_HUBSPOT_PORT: '5004' }),
  ).toEqual({
    pages: 5000,
    server: 4401,
    salesforce: 5002,
    hubspotPages: 4403,
    hubspotApi: 5004,
  });
});

test.each(['', '0', '70000', 'http', '80.5'])('%o is no port', (text) => {
  expect(() => readPorts({ TIERLINE_PORT: text })).toThrow(/TIERLINE_PORT is .*, which is not a port number/);
});

test('a taken port is named, with what to do about it', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const address = other.address();
  const taken = typeof address === 'object' && address ? address.port : 0;
  const free = await findFreePort();
  try {
    await expect(
      checkPorts({ pages: free, server: taken, salesforce: free, hubspotPages: free, hubspotApi: free }),
    ).rejects.toThrow(
      `Port ${taken} is taken by another program: stop it (perhaps an earlier start), or choose another port with TIERLINE_PORT.`,
    );
  } finally {
    other.close();
  }
});
