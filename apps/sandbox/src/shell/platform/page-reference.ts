import { type Route, toPath } from './route.ts';

/** Lightning's description of a page, the argument of `NavigationMixin.Navigate`. */
export interface PageReference {
  type: string;
  attributes: Record<string, string | undefined>;
  state?: Record<string, string | undefined>;
}

/** The address of a page of this org, or of the web; throws for a kind that the sandbox has no page for. */
export function toUrl({ type, attributes }: PageReference): string {
  const { recordId, objectApiName, apiName, url } = attributes;
  switch (type) {
    case 'standard__recordPage':
      return toPath({ page: 'record', object: needed(objectApiName, type), recordId: needed(recordId, type) });
    case 'standard__objectPage':
      return toPath({ page: 'list', object: needed(objectApiName, type) });
    case 'standard__navItemPage':
      return toPath({ page: 'tab', name: needed(apiName, type) });
    case 'standard__webPage':
      return needed(url, type);
    default:
      throw new Error(`The sandbox has no page of type ${type}`);
  }
}

export function toPageReference(route: Route): PageReference {
  switch (route.page) {
    case 'record': {
      const attributes = { objectApiName: route.object, recordId: route.recordId, actionName: 'view' };
      return { type: 'standard__recordPage', attributes, state: {} };
    }
    case 'list':
      return {
        type: 'standard__objectPage',
        attributes: { objectApiName: route.object, actionName: 'list' },
        state: {},
      };
    case 'tab':
      return { type: 'standard__navItemPage', attributes: { apiName: route.name }, state: {} };
    default:
      return { type: 'standard__namedPage', attributes: { pageName: 'home' }, state: {} };
  }
}

function needed(value: string | undefined, type: string): string {
  if (value === undefined) throw new Error(`A page reference of type ${type} lacks an attribute`);
  return value;
}
