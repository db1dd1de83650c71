import { refuse } from '../api-error.ts';
import { type Ctx, type Dispatch, type EndpointsWithDispatch, readJson } from './context.ts';

interface BatchRequest {
  method: string;
  /** Without the domain and `/services/data`: `v67.0/sobjects/Account/…`. */
  url: string;
  richInput?: unknown;
}

interface BatchResult {
  statusCode: number;
  result: unknown;
}

const most = 25;

/** "Composite Batch": up to 25 independent requests; what succeeded stays, and each counts as an API request. */
export const compositeBatch: EndpointsWithDispatch = (api, _org, dispatch) => {
  api.post('/composite/batch', async (c) => {
    const { batchRequests, haltOnError } = await readJson(c);
    if (!Array.isArray(batchRequests)) return refuse(400, 'JSON_PARSER_ERROR', 'batchRequests: a list is required');
    if (batchRequests.length > most) {
      return refuse(400, 'LIMIT_EXCEEDED', `Max number of batch requests exceeded: ${most}`);
    }
    const results: BatchResult[] = [];
    for (const request of batchRequests as BatchRequest[]) {
      const stop = haltOnError === true && results.some(failed);
      results.push(stop ? haltedResult : await perform(c, request, results.length > 0, dispatch));
    }
    return c.json({ hasErrors: results.some(failed), results });
  });
};

const haltedResult: BatchResult = {
  statusCode: 412,
  result: [
    {
      errorCode: 'BATCH_PROCESSING_HALTED',
      message: 'Batch processing halted per request, an error occurred earlier in the request.',
    },
  ],
};

async function perform(
  c: Ctx,
  { method, url, richInput }: BatchRequest,
  counted: boolean,
  dispatch: Dispatch,
): Promise<BatchResult> {
  const path = url.replace(/^\/?(services\/data\/)?/, '/services/data/');
  const response = await dispatch(
    new Request(new URL(path, c.req.url), {
      method,
      headers: { authorization: c.req.header('authorization') ?? '', 'content-type': 'application/json' },
      ...(richInput !== undefined && { body: JSON.stringify(richInput) }),
    }),
    { counted },
  );
  const text = await response.text();
  return { statusCode: response.status, result: text === '' ? null : JSON.parse(text) };
}

function failed({ statusCode }: BatchResult): boolean {
  return statusCode >= 400;
}
