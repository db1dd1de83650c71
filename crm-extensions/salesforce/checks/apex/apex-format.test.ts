import * as prettier from 'prettier';
import { expect, test } from 'vitest';
import { listSources, metadataRoot, projectRoot, readSource } from '../salesforce-project.ts';

/** The formatter parses Apex with a program of its own, which exists for these. */
const FORMATTED_ON = ['darwin-arm64', 'darwin-x64', 'linux-x64', 'win32-x64'];
const platform = `${process.platform}-${process.arch}`;

const isFormatted = async (source: string): Promise<boolean> => {
  const filepath = `${metadataRoot(projectRoot)}/classes/TierlineGateway.cls`;
  const config = await prettier.resolveConfig(filepath);
  return prettier.check(source, { ...config, filepath });
};

if (!FORMATTED_ON.includes(platform)) {
  console.log(`No Apex formatter for ${platform}: formatting not checked`);
  test('there is no Apex formatter for this platform', () => expect(FORMATTED_ON).not.toContain(platform));
} else {
  test.each(listSources(projectRoot, 'classes/*.cls'))('%s is formatted', async (path) => {
    expect(await isFormatted(readSource(projectRoot, path))).toBe(true);
  });

  test('finds a class that is not formatted', async () => {
    expect(await isFormatted('public class  A{ }')).toBe(false);
  });
}
