import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ComponentSet, MetadataConverter } from '@salesforce/source-deploy-retrieve';
import { listSources } from '../salesforce-project.ts';

export interface DeploymentPlan {
  /** How many components of each type would be deployed, children such as fields and labels included. */
  counts: Record<string, number>;
  /** Files of the project that belong to no component. */
  leftOver: string[];
}

/** Converts the project as a deployment would. Throws where Salesforce's own tools refuse to. */
export async function planDeployment(root: string): Promise<DeploymentPlan> {
  const source = ComponentSet.fromSource(join(root, 'force-app'));
  const components = source.getSourceComponents().toArray();
  const everything = components.flatMap((component) => [component, ...component.getChildren()]);
  const files = new Set(everything.flatMap((component) => [...component.walkContent(), component.xml ?? '']));
  await convert(source);
  const counts: Record<string, number> = {};
  for (const { type } of everything) counts[type.name] = (counts[type.name] ?? 0) + 1;
  return {
    counts,
    leftOver: listSources(root, '**/*.*').filter((path) => !files.has(join(root, 'force-app/main/default', path))),
  };
}

async function convert(source: ComponentSet): Promise<void> {
  const outputDirectory = mkdtempSync(join(tmpdir(), 'tierline-package-'));
  try {
    await new MetadataConverter().convert(source, 'metadata', { type: 'directory', outputDirectory });
  } finally {
    rmSync(outputDirectory, { recursive: true, force: true });
  }
}
