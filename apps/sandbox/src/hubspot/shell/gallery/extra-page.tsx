import { PageExtension } from '../extension/page-extension.tsx';
import { context } from '../platform/context.ts';
import { Message } from '../ui/states.tsx';
import { useTitle } from '../ui/use-title.ts';

/** An extension that a test brought along, by itself on a page. */
export function ExtraPage({ name }: { name: string }) {
  useTitle(name);
  const bundle = context.extra[name];
  if (!bundle) return <Message title="No such extension">There is no bundle called {name}.</Message>;
  const variables = Object.fromEntries(new URLSearchParams(location.search));
  return (
    <section className="shell-card" aria-label={name}>
      <h1 className="hs-hidden">Extension</h1>
      <h2>{name}</h2>
      <PageExtension bundle={bundle} location="settings" title={name} variables={variables} />
    </section>
  );
}
