import Libsql from 'libsql';
import { SCHEMA_VERSION_QUERY, type SchemaVersion } from '../schema-version.ts';
import type { SealedSecret } from '../sealed-secret.ts';

export interface FileContents {
  schema: SchemaVersion;
  secrets: SealedSecret[];
}

/** Reads what has to be known of a database file before it is trusted; null when it is none of Tierline's. */
export function inspectFile(path: string): FileContents | null {
  const file = new Libsql(path);
  try {
    file.exec('pragma query_only = on');
    const { when, count } = file.prepare(SCHEMA_VERSION_QUERY).get() as SchemaVersion;
    return { schema: { when, count }, secrets: hasSecrets(file) ? listSecrets(file) : [] };
  } catch (error) {
    if (isForeign(error)) return null;
    throw error;
  } finally {
    file.close();
  }
}

/** The first schema had none. */
const hasSecrets = (file: Libsql.Database) =>
  file.prepare(`select 1 from sqlite_schema where type = 'table' and name = 'secret'`).get() !== undefined;

/** As `listSealedSecrets` has them: one whose CRM is no longer connected is of no use to anybody. */
const listSecrets = (file: Libsql.Database) =>
  file
    .prepare(
      `select s.tenant_id as tenantId, s.crm, c.org_id as orgId, s.name, s.sealed
       from secret s join connection c on c.tenant_id = s.tenant_id and c.crm = s.crm`,
    )
    .all() as SealedSecret[];

/** Not a database at all, a torn one, or one without Tierline's tables. */
function isForeign(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return code === 'SQLITE_NOTADB' || code === 'SQLITE_CORRUPT' || code === 'SQLITE_ERROR';
}
