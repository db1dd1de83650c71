import { registerHooks } from 'node:module';
import { join } from 'node:path';
import type { TranslationContext } from '@hubspot/project-parsing-lib/translate';
import { SCHEMAS } from './schemas.ts';

/** HubSpot's parser fetches its schemas from an account; here that one module of it answers with ours. */
registerHooks({
  load(url, context, next) {
    if (!url.endsWith('/project-parsing-lib/src/lib/schemas.js')) return next(url, context);
    const source = `export const getIntermediateRepresentationSchema = async () => (${JSON.stringify(SCHEMAS)});`;
    return { format: 'module', shortCircuit: true, source };
  },
});

/** Reads and checks a project as `hs project upload` does. Rejects with what HubSpot's parser finds wrong. */
export async function parseProject(folder: string) {
  const { parseProjectConfig } = await import('@hubspot/project-parsing-lib/projects');
  const { translate } = await import('@hubspot/project-parsing-lib/translate');
  const { srcDir, platformVersion } = parseProjectConfig(folder);
  const context: TranslationContext = { projectSourceDir: join(folder, srcDir), platformVersion, accountId: 1 };
  const { intermediateRepresentation, skippedHsMetaFiles } = await translate(context, { skipValidation: false });
  const nodes = Object.values(intermediateRepresentation.intermediateNodesIndexedByUid);
  return { nodes, skipped: skippedHsMetaFiles };
}
