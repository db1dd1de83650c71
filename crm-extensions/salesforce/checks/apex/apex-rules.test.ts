import { expect, test } from 'vitest';
import { projectRoot } from '../salesforce-project.ts';
import { copyProject, edit } from '../testing/broken-project.ts';
import { findApexViolations } from './apex-rules.ts';
import { hasJava, NO_JAVA } from './java.ts';

/** Moderate findings that stand, each for a reason. */
const JUSTIFIED: { rule: string; path: string; because: string }[] = [
  {
    rule: 'ExcessiveParameterList',
    path: 'classes/TierlineGateway.cls',
    because: 'the four are what components call it with',
  },
  {
    rule: 'ApexUnitTestClassShouldHaveAsserts',
    path: 'classes/TierlineGatewayTest.cls',
    because: 'the assertions stand in the method that checks one case',
  },
  {
    rule: 'OperationWithLimitsInLoop',
    path: 'classes/TierlineGatewayTest.cls',
    because: 'each case is run as its own user, and there are few',
  },
  {
    rule: 'ApexAssertionsShouldIncludeMessage',
    path: 'classes/TierlineGatewayTest.cls',
    because: 'the names of the test methods say it',
  },
  {
    rule: 'CognitiveComplexity',
    path: 'classes/TierlineGatewayTest.cls',
    because: 'comparing JSON by value needs its four cases',
  },
  {
    rule: 'CyclomaticComplexity',
    path: 'classes/TierlineTestOrg.cls',
    because: 'it makes users, rights and records, each of them simply',
  },
  {
    rule: 'ExcessiveParameterList',
    path: 'classes/TierlineTestOrg.cls',
    because: 'a grant is of one right on one field of one object',
  },
];

if (!hasJava()) {
  test(NO_JAVA, () => expect(hasJava()).toBe(false));
} else {
  test('Apex breaks no rule of weight, and the moderate ones only where that is justified', async () => {
    const violations = await findApexViolations(projectRoot);
    expect(violations.filter(({ severity }) => severity <= 2)).toEqual([]);
    const found = new Set(violations.map(({ rule, path }) => `${rule} in ${path}`));
    expect([...found].sort()).toEqual(JUSTIFIED.map(({ rule, path }) => `${rule} in ${path}`).sort());
  });

  test('finds classes that leave sharing open, queries that ask for nobody’s rights or are put together from text', async () => {
    const root = copyProject();
    edit(root, 'classes/TierlineRecord.cls', 'public with sharing class', 'public class');
    edit(root, 'classes/TierlineRecord.cls', "@SuppressWarnings('PMD.ApexCRUDViolation')", '');
    edit(
      root,
      'classes/TierlineSnapshot.cls',
      /listConfigured\(String objectName\) \{/,
      "$& Database.query('SELECT Id FROM Account WHERE Name = ' + objectName);",
    );

    const found = (await findApexViolations(root)).map(({ rule, path }) => `${rule} in ${path}`);
    expect(found).toContain('ApexSharingViolations in classes/TierlineRecord.cls');
    expect(found).toContain('ApexCRUDViolation in classes/TierlineRecord.cls');
    expect(found).toContain('ApexSOQLInjection in classes/TierlineSnapshot.cls');
  });
}
