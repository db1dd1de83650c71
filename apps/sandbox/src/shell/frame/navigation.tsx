import type { AppTab } from '../../metadata/lightning-app.ts';
import { context, viewer } from '../platform/context.ts';
import { type Route, toPath } from '../platform/route.ts';
import { useObjectInfo } from '../record/load-object-info.ts';
import { Icon } from '../ui/icon.tsx';
import { Link } from '../ui/link.tsx';

export function Navigation({ route }: { route: Route }) {
  return (
    <nav className="shell-nav" aria-label={context.app.label}>
      <div className="shell-nav__app">
        <Icon name="utility:apps" size="x-small" className="slds-icon slds-icon-text-default" />
        <span className="shell-nav__name">{context.app.label}</span>
      </div>
      <ul className="shell-nav__tabs">
        {context.app.tabs.filter(isThere).map((tab) => (
          <li key={tabPath(tab)}>
            <Link to={tabPath(tab)} className="shell-nav__tab" current={stands(route, tab)}>
              {tab.kind === 'page' ? tab.label : <ObjectLabel object={tab.object} />}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Nobody sees the tab of an object that he has no access to. */
const isThere = (tab: AppTab): boolean => tab.kind === 'page' || viewer.objects.includes(tab.object);

function ObjectLabel({ object }: { object: string }) {
  const info = useObjectInfo(object);
  return <>{info.status === 'ready' ? info.value.labelPlural : object}</>;
}

export const tabPath = (tab: AppTab): string =>
  toPath(tab.kind === 'page' ? { page: 'tab', name: tab.name } : { page: 'list', object: tab.object });

function stands(route: Route, tab: AppTab): boolean {
  if (tab.kind === 'page') return route.page === 'tab' && route.name === tab.name;
  return (route.page === 'list' || route.page === 'record') && route.object === tab.object;
}
