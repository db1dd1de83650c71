import { DEMO_NOTICE } from '../../../demo/notice.ts';
import { context, lookAs, viewer } from '../platform/context.ts';
import { OBJECT_TYPES } from '../platform/object-types.ts';
import { listPath, type Route, settingsPath } from '../platform/route.ts';
import { PageLink } from '../ui/page-link.tsx';

export function Header({ route }: { route: Route }) {
  const { portalId, app } = context;
  return (
    <header className="shell-header">
      <nav className="shell-nav" aria-label="CRM">
        {OBJECT_TYPES.map(({ typeId, plural }) => (
          <PageLink
            key={typeId}
            className="shell-nav__link"
            to={listPath(portalId, typeId)}
            current={(route.page === 'list' || route.page === 'record') && route.typeId === typeId}
          >
            {plural}
          </PageLink>
        ))}
        <PageLink className="shell-nav__link" to={settingsPath(portalId, app.id)} current={route.page === 'settings'}>
          Settings
        </PageLink>
        <PageLink className="shell-nav__link" to="/gallery" current={route.page === 'gallery'}>
          Gallery
        </PageLink>
      </nav>
      <p className="shell-header__notice">Look-alike of HubSpot for development. {DEMO_NOTICE}</p>
      <div className="shell-header__viewer">
        <label htmlFor="viewer">Who is looking</label>
        <select id="viewer" className="hs-input" value={viewer.key} onChange={({ target }) => lookAs(target.value)}>
          {context.viewers.map(({ key, firstName, lastName, role }) => (
            <option key={key} value={key}>
              {firstName} {lastName}, {role}
            </option>
          ))}
        </select>
      </div>
    </header>
  );
}
