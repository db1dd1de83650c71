import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { evaluateBeside } from './isolated-world.ts';

export interface Violation {
  rule: string;
  impact: string;
  help: string;
  /** The first few places, each with what is wrong there. */
  where: string[];
}

/** Salesforce's own markup, which we cannot change: the tabset's menu of tabs that did not fit nests its button. */
const NOT_OURS = ['.slds-tabs_default__overflow-button'];

/** What axe finds on the page as it stands; `moderate` and `minor` findings are included. */
export function listViolations(page: Page): Promise<Violation[]> {
  return evaluateBeside(
    page,
    `${axe.source};
    axe.run({ exclude: ${JSON.stringify(NOT_OURS)} }, { resultTypes: ['violations'] }).then(({ violations }) =>
      violations.map(({ id, impact, help, nodes }) => ({
        rule: id,
        impact,
        help,
        where: nodes.slice(0, 5).map((node) => node.target.join(' ') + ': ' + node.failureSummary),
      })),
    )`,
  );
}
