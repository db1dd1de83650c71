import { join } from 'node:path';
import { elementsOf, readXmlFolder, textOf } from './xml.ts';

/** Custom labels by API name. */
export function readLabels(forceApp: string): Map<string, string> {
  const labels = new Map<string, string>();
  for (const { root } of readXmlFolder(join(forceApp, 'labels'), '.labels-meta.xml')) {
    for (const label of elementsOf(root, 'labels')) {
      labels.set(textOf(label, 'fullName') ?? '', textOf(label, 'value') ?? '');
    }
  }
  return labels;
}
