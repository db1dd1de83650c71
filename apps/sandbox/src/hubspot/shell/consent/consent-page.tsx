import { useState } from 'react';
import { type ConsentOutcome, VIEWER_HEADER } from '../../pages/context.ts';
import { context, viewer } from '../platform/context.ts';
import { useTitle } from '../ui/use-title.ts';
import { toScopeWords } from './scope-words.ts';

/** Where HubSpot asks a super admin whether an app may be connected to the account. */
export function ConsentPage() {
  const { app } = context;
  useTitle(`Connect ${app.name}`);
  const [refused, setRefused] = useState<string | null>(null);
  const asked = new URLSearchParams(location.search);
  const scopesOf = (name: string) => (asked.get(name) ?? '').split(' ').filter(Boolean);

  async function answer(given: 'connect' | 'cancel') {
    const response = await fetch('/sandbox/consent', {
      method: 'POST',
      headers: { 'content-type': 'application/json', [VIEWER_HEADER]: viewer.key },
      body: JSON.stringify({ query: location.search.slice(1), answer: given }),
    });
    const outcome = (await response.json()) as ConsentOutcome;
    if (outcome.ok) location.assign(outcome.redirect);
    else setRefused(outcome.reason);
  }

  return (
    <section className="shell-card shell-consent" aria-labelledby="consent">
      <h1 id="consent">Connect {app.name} to HubSpot</h1>
      <p>
        {viewer.firstName} {viewer.lastName} ({viewer.email}) is signed in to account {context.portalId}.
      </p>
      <ScopeList title={`${app.name} will be able to`} scopes={scopesOf('scope')} />
      <ScopeList title="And where the account has them" scopes={scopesOf('optional_scope')} />
      {!viewer.superAdmin && <p role="alert">Only a super admin can connect an app. Ask yours.</p>}
      {refused !== null && <p role="alert">{refused}</p>}
      <div className="shell-consent__buttons">
        <button
          type="button"
          className="hs-button hs-button_primary"
          disabled={!viewer.superAdmin}
          onClick={() => void answer('connect')}
        >
          Connect app
        </button>
        <button
          type="button"
          className="hs-button hs-button_secondary"
          disabled={!viewer.superAdmin}
          onClick={() => void answer('cancel')}
        >
          Cancel
        </button>
      </div>
    </section>
  );
}

function ScopeList({ title, scopes }: { title: string; scopes: string[] }) {
  if (scopes.length === 0) return null;
  return (
    <div>
      <h2>{title}</h2>
      <ul>
        {scopes.map((scope) => (
          <li key={scope} title={scope}>
            {toScopeWords(scope)}
          </li>
        ))}
      </ul>
    </div>
  );
}
