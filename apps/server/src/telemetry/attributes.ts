/**
 * The only facts that leave the server: names of ours, and ids of vendors. No body, no query (HubSpot writes people's
 * e-mail addresses into it), no message of a CRM, no record.
 */
export const TENANT = 'tierline.tenant';
export const CRM = 'tierline.crm';
export const OBJECT = 'tierline.object';
export const RECORDS = 'tierline.records';
/** From here on, names that OpenTelemetry has given ("Semantic conventions"). */
export const ERROR = 'error.type';
export const METHOD = 'http.request.method';
export const STATUS = 'http.response.status_code';
export const ROUTE = 'http.route';
