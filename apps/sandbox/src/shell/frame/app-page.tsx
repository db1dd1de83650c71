import { context } from '../platform/context.ts';
import { PageItems } from '../record/page-items.tsx';
import { Message } from '../ui/states.tsx';
import { useTitle } from '../ui/use-title.ts';

/** A page of the app itself, opened by a tab, as its flexipage says. */
export function AppPage({ name }: { name: string }) {
  const tab = context.app.tabs.find((each) => each.kind === 'page' && each.name === name);
  const page = tab?.kind === 'page' ? context.appPages[tab.page] : undefined;
  useTitle(page?.label ?? name);
  if (!page)
    return (
      <Message title="This page isn’t here">
        The app {context.app.label} has no tab {name}.
      </Message>
    );
  return (
    <div className="shell-page">
      <h1 className="slds-assistive-text">{page.label}</h1>
      {page.regions.map((region) => (
        <div key={region.name} className="shell-region">
          <PageItems items={region.items} />
        </div>
      ))}
    </div>
  );
}
