import { openDatabase } from '@tierline/db/open-database';
import { createTenant } from '@tierline/db/tenant';
import { databaseLocation } from '../database-location.ts';

/** Adds a vendor to the database that the variables name, as a process of its own that leaves nothing open. */
const { db, close } = openDatabase(databaseLocation(process.env));
const name = process.argv[2] ?? '';
await createTenant(db, { id: name.toLowerCase(), name, createdAt: '2026-11-26T10:00:00.000Z' });
close();
