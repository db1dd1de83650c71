import { filesOf, namesOf } from '../metadata/metadata-files.ts';
import { elementsOf, textOf, textsOf } from '../metadata/xml.ts';
import { isKnownObject } from './fields.ts';
import type { Project } from './find-dangling.ts';

/** Apps, tabs and pages belong together: nothing is named that is missing, and no tab or page is left over. */
export function findAppProblems({ files }: Project): string[] {
  const pages = new Map(filesOf(files, 'FlexiPage').map((file) => [file.name, file.content]));
  const tabs = namesOf(files, 'CustomTab');
  const usedTabs = new Set<string>();
  const usedPages = new Set<string>();
  const problems: string[] = [];

  for (const { path, name, content } of filesOf(files, 'CustomTab')) {
    if (textOf(content, 'customObject') === 'true') {
      if (!isKnownObject(files, name)) problems.push(`${path}: shows the object ${name}, which does not exist`);
      continue;
    }
    const page = textOf(content, 'flexiPage');
    usedPages.add(page);
    const type = pages.get(page);
    if (!type) problems.push(`${path}: shows the page ${page}, which does not exist`);
    else if (textOf(type, 'type') !== 'AppPage') problems.push(`${path}: shows ${page}, which is no app page`);
  }
  for (const { path, content } of filesOf(files, 'CustomApplication')) {
    for (const tab of textsOf(content, 'tabs')) {
      usedTabs.add(tab);
      const object = /^standard-(\w+)$/.exec(tab)?.[1];
      const exists = object ? isKnownObject(files, object) : tabs.has(tab);
      if (!exists) problems.push(`${path}: has the tab ${tab}, which does not exist`);
    }
    for (const override of elementsOf(content, 'actionOverrides')) {
      const [page, object] = [textOf(override, 'content'), textOf(override, 'pageOrSobjectType')];
      usedPages.add(page);
      const shown = pages.get(page);
      if (!shown) problems.push(`${path}: shows the page ${page}, which does not exist`);
      else if (textOf(shown, 'sobjectType') !== object)
        problems.push(`${path}: shows ${page} for another object, ${object}`);
    }
  }
  const idleTabs = [...tabs].filter((tab) => !usedTabs.has(tab)).map((tab) => `tabs/${tab}: stands in no app`);
  const idlePages = [...pages.keys()]
    .filter((page) => !usedPages.has(page))
    .map((page) => `flexipages/${page}: is shown by no tab and no app`);
  return [...problems, ...idleTabs, ...idlePages];
}
