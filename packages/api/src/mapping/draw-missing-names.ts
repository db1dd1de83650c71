import type { Block } from '@tierline/blocks/vocabulary';
import { findMissingIn } from '../naming/find-missing-names.ts';
import type { ScreenContext } from '../screen/screen.ts';
import type { Mapped } from './load-mapped.ts';

/** Second partners whose names the contract field does not offer, so that nobody can choose them there (row 53). */
export async function drawMissingNames({ scope, sentences }: ScreenContext, mapped: Mapped): Promise<Block[]> {
  const missing = await findMissingIn(scope, mapped);
  if (!missing) return [];
  const words = sentences.mapping;
  return [
    {
      ...{ kind: 'alert', id: 'missing-names', tone: 'warn', title: words.missingNames(sentences.crm[mapped.crm]) },
      text: words.missingNamesText(missing.names, missing.more),
    },
  ];
}
