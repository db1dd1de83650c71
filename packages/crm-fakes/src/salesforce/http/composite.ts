import { refuse } from '../api-error.ts';
import { fillReferences } from './composite-references.ts';
import { type Ctx, type Dispatch, type EndpointsWithDispatch, readJson, versionOf } from './context.ts';

interface Subrequest {
  method: string;
  url: string;
  referenceId: string;
  body?: unknown;
  httpHeaders?: Record<string, string>;
}

interface Subresponse {
  body: unknown;
  httpHeaders: Record<string, string>;
  httpStatusCode: number;
  referenceId: string;
}

const most = 25;

/** "Composite": up to 25 requests in turn, in which later ones use what earlier ones answered. */
export const composite: EndpointsWithDispatch = (api, org, dispatch) => {
  api.post('/composite', async (c) => {
    const { compositeRequest, allOrNone } = await readJson(c);
    const subrequests = toSubrequests(compositeRequest);
    const responses: Subresponse[] = [];
    const undo = Symbol('all or none');
    const run = async () => {
      for (const each of subrequests) {
        responses.push(await perform(c, each, responses, dispatch));
        if (allOrNone === true && isFailure(responses.at(-1))) throw undo;
      }
    };
    try {
      await (allOrNone === true ? org.store.transactionAcross(run) : run());
    } catch (error) {
      if (error !== undo) throw error;
      return c.json({ compositeResponse: halted(subrequests, responses) });
    }
    return c.json({ compositeResponse: responses });
  });
};

async function perform(
  c: Ctx,
  { method, url, referenceId, body, httpHeaders }: Subrequest,
  earlier: readonly Subresponse[],
  dispatch: Dispatch,
): Promise<Subresponse> {
  const answers = new Map(earlier.filter((each) => !isFailure(each)).map((each) => [each.referenceId, each.body]));
  const filled = fillReferences({ url, body }, answers);
  if ('missing' in filled) {
    const message = `Invalid reference specified. No value for ${filled.missing} found in ${referenceId}`;
    const problem = [{ errorCode: 'PROCESSING_HALTED', message }];
    return { body: problem, httpHeaders: {}, httpStatusCode: 400, referenceId };
  }
  if (!filled.url.startsWith(`/services/data/v${versionOf(c)}/`)) {
    const problem = [{ errorCode: 'NOT_FOUND', message: 'The requested resource does not exist' }];
    return { body: problem, httpHeaders: {}, httpStatusCode: 404, referenceId };
  }
  const response = await dispatch(
    new Request(new URL(filled.url, c.req.url), {
      method,
      headers: {
        ...httpHeaders,
        authorization: c.req.header('authorization') ?? '',
        'content-type': 'application/json',
      },
      ...(filled.body !== undefined && { body: JSON.stringify(filled.body) }),
    }),
    { counted: false },
  );
  const text = await response.text();
  const location = response.headers.get('location');
  return {
    body: text === '' ? null : JSON.parse(text),
    httpHeaders: location ? { Location: location } : {},
    httpStatusCode: response.status,
    referenceId,
  };
}

function toSubrequests(given: unknown): Subrequest[] {
  if (!Array.isArray(given) || given.length === 0) {
    return refuse(400, 'JSON_PARSER_ERROR', 'compositeRequest: at least one subrequest is required');
  }
  if (given.length > most) {
    refuse(
      400,
      'LIMIT_EXCEEDED',
      `Limit exceeded: the request has ${given.length} subrequests, and ${most} are allowed`,
    );
  }
  const subrequests: Subrequest[] = given;
  const names = subrequests.map(({ referenceId }) => referenceId);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) refuse(400, 'INVALID_REQUEST', `Duplicate referenceId: ${twice}`);
  return subrequests;
}

function isFailure(response: Subresponse | undefined): boolean {
  return response !== undefined && response.httpStatusCode >= 400;
}

/** What was undone, and what was not reached, both say so. */
function halted(subrequests: readonly Subrequest[], responses: readonly Subresponse[]): Subresponse[] {
  const message = 'The transaction was rolled back since another operation in the same transaction failed.';
  return subrequests.map(({ referenceId }, index) => {
    const response = responses[index];
    if (response && isFailure(response)) return response;
    return { body: [{ errorCode: 'PROCESSING_HALTED', message }], httpHeaders: {}, httpStatusCode: 400, referenceId };
  });
}
