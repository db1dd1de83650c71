import { useEffect, useState } from 'react';
import { GalleryPage } from '../gallery/gallery-page.tsx';
import { ListPage } from '../list/list-page.tsx';
import { context } from '../platform/context.ts';
import { currentRoute, onRoute } from '../platform/location.ts';
import { type Route, toRoute } from '../platform/route.ts';
import { RecordPage } from '../record/record-page.tsx';
import { Message } from '../ui/states.tsx';
import { Toasts } from '../ui/toasts.tsx';
import { AppPage } from './app-page.tsx';
import { Header } from './header.tsx';
import { Navigation, tabPath } from './navigation.tsx';

export function App() {
  const [shown, setShown] = useState(currentRoute);
  useEffect(() => onRoute(setShown), []);
  const route = shown.page === 'home' ? home() : shown;
  return (
    <>
      <a className="shell-skip" href="#main">
        Skip to the page
      </a>
      <Header />
      <Navigation route={route} />
      <main id="main" tabIndex={-1} className="shell-main">
        <Page route={route} />
      </main>
      <Toasts />
    </>
  );
}

/** The app opens on its first tab. */
function home(): Route {
  const first = context.app.tabs[0];
  return first ? toRoute(tabPath(first)) : { page: 'gallery' };
}

function Page({ route }: { route: Route }) {
  switch (route.page) {
    case 'record':
      return <RecordPage key={route.recordId} object={route.object} recordId={route.recordId} />;
    case 'list':
      return <ListPage key={route.object} object={route.object} />;
    case 'tab':
      return <AppPage key={route.name} name={route.name} />;
    case 'gallery':
      return <GalleryPage />;
    default:
      return (
        <Message title="This page isn’t here">
          The sandbox has lists, record pages and the app’s own tabs. Choose one of the tabs above.
        </Message>
      );
  }
}
