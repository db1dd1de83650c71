/** The token of a call of the Apex gateway; `null` for a call that brings none. */
export const readBearer = (request: Request): string | null =>
  /^Bearer (\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1] ?? null;
