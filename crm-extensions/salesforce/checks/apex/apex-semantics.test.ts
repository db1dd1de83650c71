import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../salesforce-project.ts';
import { copyProject, edit } from '../testing/broken-project.ts';
import { findApexErrors } from './apex-semantics.ts';
import { hasJava, NO_JAVA } from './java.ts';

test('notices when there is no Java', () => {
  expect(hasJava(mkdtempSync(join(tmpdir(), 'empty-')))).toBe(false);
});

if (!hasJava()) {
  console.log(NO_JAVA);
} else {
  test('Apex compiles', () => {
    expect(findApexErrors(projectRoot)).toEqual([]);
  });

  test('finds wrong types, and methods, classes and fields that do not exist', () => {
    const root = copyProject();
    edit(root, 'classes/TierlineGateway.cls', 'TIMEOUT_MILLISECONDS = 15000', "TIMEOUT_MILLISECONDS = 'soon'");
    edit(root, 'classes/TierlineToken.cls', 'snapshot.toFieldAccess()', 'snapshot.toAccess()');
    edit(root, 'classes/TierlineRecord.cls', 'type.getDescribe();', 'TierlineObject.describe(type);');
    edit(root, 'classes/TierlineSnapshot.cls', 'page.Watched_Fields__c.split', 'page.Fields__c.split');
    edit(root, 'classes/TierlineFieldPath.cls', 'field.isUpdateable()', 'field.isChangeable()');
    const errors = findApexErrors(root);
    for (const file of ['Gateway', 'Token', 'Record', 'Snapshot', 'FieldPath']) {
      expect(errors).toContainEqual(expect.stringContaining(`classes/Tierline${file}.cls: `));
    }
    expect(errors).toContainEqual(expect.stringContaining('Fields__c'));
  });
}
