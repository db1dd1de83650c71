const version = '(?:20\\d\\d-\\d\\d|v4)';

/** What stands before and after the version in dated addresses, and where the same is served here. */
const addresses: readonly [RegExp, string][] = [
  [new RegExp(`^/crm/objects/${version}/([^/]+/\\d+/associations/.*)$`), '/crm/v4/objects/$1'],
  [new RegExp(`^/crm/(objects|properties|pipelines|owners)/${version}(.*)$`), '/crm/v3/$1$2'],
  [new RegExp(`^/crm/associations/${version}/(.*)$`), '/crm/v4/associations/$1'],
  [new RegExp(`^/settings/users/${version}(.*)$`), '/settings/v3/users$1'],
  [new RegExp(`^/account-info/${version}(.*)$`), '/account-info/v3$1'],
];

/** The endpoints under their dated addresses do what the numbered ones do; they are served as those. */
export function undated(request: Request): Request {
  const url = new URL(request.url);
  const match = addresses.find(([pattern]) => pattern.test(url.pathname));
  if (!match) return request;
  url.pathname = url.pathname.replace(...match);
  return new Request(url, request);
}
