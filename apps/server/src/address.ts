import { isIP } from 'node:net';

const SCHEMES = ['file:', 'libsql:', 'https:', 'http:', 'wss:', 'ws:'];
const HOST_NAME = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/i;

/** `file:` and a path, or the address of a libSQL server. */
export function isDatabaseUrl(text: string): boolean {
  if (text.startsWith('file:')) return text.length > 'file:'.length;
  return URL.canParse(text) && SCHEMES.includes(new URL(text).protocol) && new URL(text).hostname !== '';
}

/** What a server can listen at: an IP address of the machine, or a name of it. */
export const isHost = (text: string): boolean => isIP(text) !== 0 || HOST_NAME.test(text);

/** Whether an address never leaves the machine, so that it needs no TLS. */
export function isLoopback(url: string): boolean {
  const { hostname } = new URL(url);
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
}
