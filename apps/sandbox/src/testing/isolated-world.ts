import type { Page } from 'playwright-core';

/**
 * Runs code beside the page's own scripts. Synthetic shadow patches the DOM's prototypes in the page's world only, so
 * from here everything is plain, flat DOM, as the browser draws it and as assistive technology sees it.
 */
export async function evaluateBeside<T>(page: Page, code: string): Promise<T> {
  const session = await page.context().newCDPSession(page);
  try {
    const { frameTree } = await session.send('Page.getFrameTree');
    const { executionContextId } = await session.send('Page.createIsolatedWorld', {
      frameId: frameTree.frame.id,
      worldName: 'tierline-audit',
    });
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      expression: code,
      contextId: executionContextId,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as T;
  } finally {
    await session.detach();
  }
}
