import { tmpdir } from 'node:os';
import { relative } from 'node:path';
import { CodeAnalyzer, CodeAnalyzerConfig } from '@salesforce/code-analyzer-core';
import { PmdCpdEnginesPlugin } from '@salesforce/code-analyzer-pmd-engine';
import { metadataRoot } from '../salesforce-project.ts';

export interface Violation {
  rule: string;
  /** 1 is critical, 5 is information. */
  severity: number;
  path: string;
  line: number;
}

/** What PMD's rules for Apex find, down to moderate ones: sharing, access checks, injection, complexity and the like. */
export async function findApexViolations(root: string): Promise<Violation[]> {
  const analyzer = new CodeAnalyzer(CodeAnalyzerConfig.fromObject({ log_folder: tmpdir() }));
  await analyzer.addEnginePlugin(new PmdCpdEnginesPlugin());
  const workspace = await analyzer.createWorkspace([`${metadataRoot(root)}/classes`]);
  const rules = await analyzer.selectRules(['pmd:1', 'pmd:2', 'pmd:3'], { workspace });
  const results = await analyzer.run(rules, { workspace });
  return results.getViolations().map((violation) => {
    const location = violation.getPrimaryLocation();
    return {
      rule: violation.getRule().getName(),
      severity: violation.getRule().getSeverityLevel(),
      path: relative(metadataRoot(root), location.getFile() ?? root),
      line: location.getStartLine() ?? 0,
    };
  });
}
