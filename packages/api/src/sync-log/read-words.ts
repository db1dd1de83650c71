import { listIdsNamed } from '@tierline/db/organization';
import type { SyncAction } from '@tierline/db/schema/sync';
import type { SearchedWord } from '@tierline/db/sync-log';
import { toNameKey } from '@tierline/domain/organization';
import type { Context } from '../context.ts';
import { sentencesFor } from '../sentences/catalogue.ts';
import { findFieldsNamed } from '../write/name-fields.ts';

/** Organizations that one word may mean. */
const MOST_NAMED = 20;

/** What a person who searches the log may mean by each word: he reads labels and names where it keeps keys and ids. */
export async function readWords(
  { scope, crm }: Pick<Context, 'scope' | 'crm'>,
  typed: string,
): Promise<SearchedWord[]> {
  const sentences = sentencesFor('en', crm.kind);
  const texts = toNameKey(typed).split(' ').map(withoutStop).filter(Boolean);
  const does = (action: SyncAction, text: string) => sentences.log.actions[action]('', '').toLowerCase().includes(text);
  return Promise.all(
    texts.map(async (text) => ({
      ...{ text, keys: await findFieldsNamed({ scope, sentences }, text) },
      actions: (Object.keys(sentences.log.actions) as SyncAction[]).filter((action) => does(action, text)),
      ids: await listIdsNamed(scope, text, MOST_NAMED),
    })),
  );
}

/** As copied from a line of the log: “Region: saved to Salesforce”. */
const withoutStop = (word: string): string => word.replace(/[:,]$/, '');
