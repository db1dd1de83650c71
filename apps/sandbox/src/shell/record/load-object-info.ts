import { callSalesforce } from '../platform/salesforce-api.ts';
import { useLoaded } from '../ui/use-loaded.ts';
import { type ObjectInfo, shownLabel } from './object-info.ts';

const described = new Map<string, Promise<ObjectInfo>>();

export function loadObjectInfo(object: string): Promise<ObjectInfo> {
  const known = described.get(object);
  if (known) return known;
  const asked = callSalesforce<ObjectInfo>(`/sobjects/${encodeURIComponent(object)}/describe`).then((info) => ({
    ...info,
    fields: info.fields.map((field) => ({ ...field, label: shownLabel(field) })),
  }));
  described.set(object, asked);
  // A failure is not remembered: the next page asks again.
  asked.catch(() => described.delete(object));
  return asked;
}

export const useObjectInfo = (object: string) => useLoaded(() => loadObjectInfo(object), [object]);
