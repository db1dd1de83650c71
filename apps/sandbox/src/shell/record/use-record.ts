import { useEffect, useState } from 'react';
import type { RecordState } from '../platform/record-cache.ts';
import { records } from '../platform/records.ts';

/** The record as the page's cache has it, kept up to date; null until the first answer. */
export function useRecord(recordId: string, fields: string[], optionalFields: string[]): RecordState | null {
  const [state, setState] = useState<RecordState | null>(null);
  const key = [recordId, ...fields, '', ...optionalFields].join();
  // The key spells out the lists, which are new at each call
  useEffect(() => records.watch({ recordId, fields, optionalFields }, setState), [key]);
  return state;
}
