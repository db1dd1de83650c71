import { context } from '../platform/context.ts';
import { Message } from '../ui/states.tsx';
import { useTitle } from '../ui/use-title.ts';

/** Both renderers of the same scenes, beside each other. */
export function BesidePage() {
  useTitle('Galleries side by side');
  const { salesforcePages } = context;
  if (!salesforcePages) return <Message title="There is one gallery">The Salesforce look-alike does not run.</Message>;
  return (
    <>
      <h1 className="shell-title">The same scenes, in both CRMs</h1>
      <div className="shell-beside">
        <iframe title="In Salesforce" src={`${salesforcePages}/gallery`} />
        <iframe title="In HubSpot" src="/gallery" />
      </div>
    </>
  );
}
