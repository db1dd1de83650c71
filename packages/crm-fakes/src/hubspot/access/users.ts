import type { Clock } from '../../clock.ts';

/** A person with access to the account. Records are owned by the owner that belongs to the user, under another id. */
export interface User {
  id: number;
  ownerId: string;
  email: string;
  firstName: string;
  lastName: string;
  superAdmin: boolean;
  createdAt: string;
  /** Has no access any more: still owns records, as an archived owner. */
  isGone?: boolean;
}

export interface NewUser {
  /** Given by a caller that wants the same id each time. */
  id?: number;
  email: string;
  firstName: string;
  lastName: string;
  superAdmin?: boolean;
}

export interface Users {
  create(user: NewUser): User;
  /** Takes away his access. */
  deactivate(id: number): void;
  /** Those with access. */
  list(): User[];
  listGone(): User[];
  find(id: number): User | undefined;
  get(id: number): User;
  findByOwnerId(ownerId: string): User | undefined;
  dump(): User[];
  load(users: readonly User[]): void;
}

const firstUserId = 9_200_001;
/** Owner ids are not user ids; the distance keeps anyone from taking one for the other. */
const ownerOffset = 51_300_000;

export function createUsers(clock: Clock, touched: () => void): Users {
  const users = new Map<number, User>();
  const nextId = () => {
    let id = firstUserId;
    while (users.has(id)) id += 1;
    return id;
  };
  function get(id: number): User {
    const user = users.get(id);
    if (!user) throw new Error(`the account has no user ${id}`);
    return user;
  }
  return {
    create({ id = nextId(), email, firstName, lastName, superAdmin = false }) {
      const known = users.get(id);
      const createdAt = known?.createdAt ?? clock().toISOString();
      const user = { id, ownerId: String(id + ownerOffset), email, firstName, lastName, superAdmin, createdAt };
      users.set(id, user);
      touched();
      return user;
    },
    deactivate(id) {
      users.set(id, { ...get(id), isGone: true });
      touched();
    },
    list: () => [...users.values()].filter(({ isGone }) => !isGone),
    listGone: () => [...users.values()].filter(({ isGone }) => isGone),
    find: (id) => users.get(id),
    get,
    findByOwnerId: (ownerId) => [...users.values()].find((user) => user.ownerId === ownerId),
    dump: () => [...users.values()],
    load(stored) {
      for (const user of stored) users.set(user.id, user);
    },
  };
}
