import type { LightningPage } from '../../metadata/lightning-page.ts';
import { context } from '../platform/context.ts';
import { SalesforceError } from '../platform/salesforce-api.ts';
import { Loading, Message } from '../ui/states.tsx';
import { useObjectInfo } from './load-object-info.ts';
import type { ObjectInfo } from './object-info.ts';
import { pathsToRead } from './page-fields.ts';
import { PageItems } from './page-items.tsx';
import { RecordFormProvider } from './record-form-provider.tsx';
import { useRecord } from './use-record.ts';

export function RecordPage({ object, recordId }: { object: string; recordId: string }) {
  const info = useObjectInfo(object);
  const page = context.recordPages[object];
  if (!page)
    return (
      <Message title="No page">
        The app {context.app.label} has no record page for {object}.
      </Message>
    );
  if (info.status === 'loading') return <Loading what="the page" />;
  if (info.status === 'failed') return <Failed error={info.error} />;
  return <RecordOfPage info={info.value} page={page} recordId={recordId} />;
}

function RecordOfPage({ info, page, recordId }: { info: ObjectInfo; page: LightningPage; recordId: string }) {
  const paths = pathsToRead(info, page);
  const state = useRecord(recordId, paths.fields, paths.optionalFields);
  if (!state) return <Loading what="the record" />;
  if (!state.data) return <Failed error={state.error} />;
  return (
    <RecordFormProvider object={info} record={state.data}>
      <div className="shell-page shell-page_record">
        {page.regions.map((region) => (
          <div key={region.name} className={`shell-region shell-region_${region.name}`}>
            <PageItems items={region.items} />
          </div>
        ))}
      </div>
    </RecordFormProvider>
  );
}

function Failed({ error }: { error: unknown }) {
  const missing = error instanceof SalesforceError && [403, 404].includes(error.status);
  return (
    <Message title={missing ? 'You can’t see this record' : 'This page didn’t load'}>
      {missing
        ? 'It was deleted, or it is not shared with you. Ask its owner or an administrator for access.'
        : error instanceof Error
          ? error.message
          : 'Reload the page to try again.'}
    </Message>
  );
}
