import { Flex, LoadingSpinner, Text, Tile } from '@hubspot/ui-extensions';
import { Blocks } from '../block/blocks.tsx';
import { usePage } from '../page/page.tsx';
import type { Preview, PreviewState } from '../screen-client.js';
import { TroubleAlert } from '../trouble-alert.tsx';

interface PreviewViewProps {
  form: string;
  preview: Preview;
  state: PreviewState | undefined;
}

/** What saving a form would do. The last answer stays while the next one is asked for, so that nothing flickers. */
export function PreviewView({ form, preview, state }: PreviewViewProps) {
  const { client, words } = usePage();
  if (!state) return null;
  const { status, blocks, trouble } = state;
  return (
    <Tile>
      <Flex direction="column" gap="sm">
        <Text format={{ fontWeight: 'demibold' }}>{preview.label}</Text>
        {status === 'untouched' && <Text>{preview.untouched}</Text>}
        {status === 'unfinished' && <Text>{preview.unfinished}</Text>}
        {status === 'asking' && blocks.length === 0 && <LoadingSpinner size="xs" label={words.working} />}
        {trouble && <TroubleAlert trouble={trouble} retry={() => client.retryPreview(form)} />}
        {(status === 'asking' || status === 'current') && <Blocks blocks={blocks} />}
      </Flex>
    </Tile>
  );
}
