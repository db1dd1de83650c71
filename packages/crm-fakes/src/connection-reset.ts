/**
 * Thrown by a fake's fetch where a real server would tear the connection down. Looks like what undici throws, so
 * that callers of the in-process fetch see what callers over a socket see; `listen` turns it into a real RST.
 */
export class ConnectionReset extends TypeError {
  constructor() {
    super('fetch failed', { cause: Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }) });
  }
}
