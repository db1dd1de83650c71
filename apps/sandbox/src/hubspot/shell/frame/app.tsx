import { ConsentPage } from '../consent/consent-page.tsx';
import { BesidePage } from '../gallery/beside-page.tsx';
import { ExtraPage } from '../gallery/extra-page.tsx';
import { GalleryPage } from '../gallery/gallery-page.tsx';
import { ListPage } from '../list/list-page.tsx';
import { useRoute } from '../platform/location.ts';
import type { Route } from '../platform/route.ts';
import { RecordPage } from '../record/record-page.tsx';
import { Alerts } from '../ui/alerts.tsx';
import { IframeModal } from '../ui/iframe-modal.tsx';
import { Message } from '../ui/states.tsx';
import { Header } from './header.tsx';
import { SettingsPage } from './settings-page.tsx';

export function App() {
  const route = useRoute();
  return (
    <>
      <a className="shell-skip" href="#main">
        Skip to the page
      </a>
      <Header route={route} />
      <main id="main" tabIndex={-1} className="shell-main">
        <Page route={route} />
      </main>
      <Alerts />
      <IframeModal />
    </>
  );
}

function Page({ route }: { route: Route }) {
  switch (route.page) {
    case 'record':
      return <RecordPage key={`${route.typeId}/${route.recordId}`} typeId={route.typeId} recordId={route.recordId} />;
    case 'list':
      return <ListPage key={route.typeId} typeId={route.typeId} />;
    case 'settings':
      return <SettingsPage />;
    case 'consent':
      return <ConsentPage />;
    case 'gallery':
      return <GalleryPage />;
    case 'beside':
      return <BesidePage />;
    case 'extra':
      return <ExtraPage name={route.name} />;
    case 'unknown':
      return (
        <Message title="This page isn’t here">The look-alike has lists, record pages and the app’s settings.</Message>
      );
  }
}
