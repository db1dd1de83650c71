import { PageExtension } from '../extension/page-extension.tsx';
import { context } from '../platform/context.ts';
import { Message } from '../ui/states.tsx';
import { useTitle } from '../ui/use-title.ts';

/** Where HubSpot hosts the settings of an app that is installed: Connected apps. */
export function SettingsPage() {
  const { app, settings } = context;
  useTitle(`${app.name} settings`);
  if (!settings) return <Message title="No settings">The app {app.name} has no settings page.</Message>;
  return (
    <div className="shell-settings">
      <h1>{app.name}</h1>
      <section className="shell-card" aria-labelledby="general-settings">
        <h2 id="general-settings">General settings</h2>
        <PageExtension bundle={settings} location="settings" title={app.name} />
      </section>
    </div>
  );
}
