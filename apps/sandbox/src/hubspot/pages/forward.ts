/** Passes a call of the pages on to HubSpot's API in the viewer's own session. */
export async function forward(request: Request, target: string, token: string): Promise<Response> {
  const headers = new Headers({ authorization: `Bearer ${token}` });
  const contentType = request.headers.get('content-type');
  if (contentType) headers.set('content-type', contentType);
  const body = ['GET', 'HEAD'].includes(request.method) ? null : await request.text();
  try {
    const answer = await fetch(target, { method: request.method, headers, body });
    const empty = answer.status === 204 || answer.status === 304;
    return new Response(empty ? null : await answer.arrayBuffer(), {
      status: answer.status,
      headers: {
        'content-type': answer.headers.get('content-type') ?? 'application/json',
        'cache-control': 'no-store',
      },
    });
  } catch {
    return Response.json(
      { status: 'error', message: 'HubSpot did not answer.', category: 'UNAVAILABLE' },
      { status: 503 },
    );
  }
}
