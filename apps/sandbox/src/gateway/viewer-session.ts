/** The part of Salesforce's describe result that a field path is judged by. */
export interface DescribedField {
  name: string;
  type: string;
  updateable: boolean;
  referenceTo: string[];
  relationshipName: string | null;
}

export interface DescribedObject {
  name: string;
  updateable: boolean;
  fields: DescribedField[];
}

export interface QueriedRecord {
  [field: string]: unknown;
}

/** What the viewer's own session shows: every answer is in user mode, as the Apex class asks for it. */
export interface ViewerSession {
  userId: string;
  /** 18 characters. */
  orgId: string;
  query(soql: string): Promise<QueriedRecord[]>;
  /** Null when the viewer has no access to the object. */
  findDescribed(object: string): Promise<DescribedObject | null>;
}

export interface SessionOptions {
  /** Origin of the Salesforce API. */
  url: string;
  token: string;
  userId: string;
  orgId: string;
  apiVersion: string;
}

/** Over Salesforce's REST API. */
export function openViewerSession({ url, token, userId, orgId, apiVersion }: SessionOptions): ViewerSession {
  const get = (path: string) =>
    fetch(`${url}/services/data/v${apiVersion}${path}`, { headers: { authorization: `Bearer ${token}` } });
  return {
    userId,
    orgId,
    async query(soql) {
      const answer = await get(`/query?${new URLSearchParams({ q: soql })}`);
      if (!answer.ok) throw new Error(`Salesforce refused ${soql}: ${await answer.text()}`);
      return ((await answer.json()) as { records: QueriedRecord[] }).records;
    },
    async findDescribed(object) {
      const answer = await get(`/sobjects/${object}/describe`);
      if (answer.status === 404 || answer.status === 403) return null;
      if (!answer.ok) throw new Error(`Salesforce did not describe ${object}: ${await answer.text()}`);
      return (await answer.json()) as DescribedObject;
    },
  };
}
