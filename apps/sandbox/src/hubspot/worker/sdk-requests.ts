/** The shapes in which the SDK's hooks ask, as `@hubspot/ui-extensions` declares but does not export them. */
export type CrmPropertiesResponse = { [name: string]: string | null };

export interface FetchAssociationsRequest {
  toObjectType: string;
  properties?: string[];
  pageLength?: number;
  offset?: number;
}

export interface FetchCrmSearchRequest {
  objectType: string;
  properties?: string[];
  query?: string;
  filterGroups?: unknown[];
  sorts?: unknown[];
  pageLength?: number;
  after?: string;
}

export interface FormatCrmPropertiesRequest {
  propertiesList: CrmPropertiesResponse[];
  objectType: string;
}
