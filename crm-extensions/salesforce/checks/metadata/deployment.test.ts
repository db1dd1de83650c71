import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listSources, metadataRoot, projectRoot } from '../salesforce-project.ts';
import { copyProject } from '../testing/broken-project.ts';
import { planDeployment } from './deployment.ts';

test('every file of the project belongs to a component that can be deployed', async () => {
  const { counts, leftOver } = await planDeployment(projectRoot);
  expect(leftOver).toEqual([]);
  expect(counts).toEqual({
    ApexClass: listSources(projectRoot, 'classes/*.cls').length,
    CustomApplication: 1,
    CustomField: 22,
    CustomLabel: expect.any(Number),
    CustomLabels: 1,
    CustomMetadata: 4,
    // Fields of standard objects are deployed by themselves.
    CustomObject: 2,
    CustomPermission: 2,
    CustomTab: 2,
    ExternalClientApplication: 1,
    ExternalCredential: 1,
    ExtlClntAppConfigurablePolicies: 1,
    ExtlClntAppOauthConfigurablePolicies: 1,
    ExtlClntAppOauthSettings: 1,
    FlexiPage: 5,
    Layout: 1,
    LeadConvertSettings: 1,
    LightningComponentBundle: listSources(projectRoot, 'lwc/*/*.js-meta.xml').length,
    ListView: 1,
    NamedCredential: 1,
    PermissionSet: 6,
    StaticResource: 1,
  });
});

test('finds a class without its metadata', async () => {
  const root = copyProject();
  rmSync(join(metadataRoot(root), 'classes/TierlineRecord.cls-meta.xml'));
  expect((await planDeployment(root)).leftOver).toEqual(['classes/TierlineRecord.cls']);
});

test('finds a folder of a type that does not exist', async () => {
  const root = copyProject();
  mkdirSync(join(metadataRoot(root), 'widgets'));
  writeFileSync(join(metadataRoot(root), 'widgets/Card.widget-meta.xml'), '<Widget/>');
  await expect(planDeployment(root)).rejects.toThrow(/widget/);
});
