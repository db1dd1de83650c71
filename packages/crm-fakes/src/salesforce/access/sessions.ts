import { randomBytes } from 'node:crypto';
import type { Clock } from '../../clock.ts';
import { toId15 } from '../record-id.ts';

export interface Sessions {
  /** The token of a new session of that user, to be sent as `Authorization: Bearer …`. */
  open(userId: string): string;
  /** Whose session it is; null when it is unknown or timed out. Being used keeps a session alive. */
  findUser(token: string): string | null;
  end(token: string): void;
  endAll(): void;
}

const timeout = 2 * 3600 * 1000;

export function createSessions(orgId: string, clock: Clock): Sessions {
  const sessions = new Map<string, { userId: string; until: number }>();
  return {
    open(userId) {
      const token = `${toId15(orgId)}!${randomBytes(60).toString('base64url')}`;
      sessions.set(token, { userId, until: clock().getTime() + timeout });
      return token;
    },
    findUser(token) {
      const session = sessions.get(token);
      if (!session || session.until <= clock().getTime()) return null;
      session.until = clock().getTime() + timeout;
      return session.userId;
    },
    end: (token) => void sessions.delete(token),
    endAll: () => sessions.clear(),
  };
}
