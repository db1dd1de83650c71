import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ComponentType, createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { packageFolder } from '../../build/packages.ts';
import { COMPONENTS } from './registry.ts';

/** The SDK does not export its registry, so its names are read where it fills it. */
function listRegistered(): string[] {
  const file = join(packageFolder('@hubspot/ui-extensions'), 'dist/shared.synced/remoteComponents.synced.js');
  const names = readFileSync(file, 'utf8').matchAll(/createAndRegisterRemote(?:Compound)?ReactComponent\('(\w+)'/g);
  return [...names].map(([, name = '']) => name).sort();
}

test('every component of HubSpot’s registry is drawn, and none that HubSpot does not have', () => {
  expect(listRegistered().length).toBeGreaterThan(100);
  expect(Object.keys(COMPONENTS).sort()).toEqual(listRegistered());
});

/** The least that any of them needs. */
const LEAST = {
  ...{ label: 'Label', title: 'Title', name: 'name', id: 'id', href: '/', to: '/', src: 'data:,', value: undefined },
  ...{ options: [], stepNames: [], properties: [], actionConfigs: [], statistics: [], data: [], columnWidth: 100 },
  ...{ axes: { x: { field: 'x', fieldType: 'category' }, y: { field: 'y', fieldType: 'linear' } } },
  ...{
    actionType: 'EXTERNAL_URL',
    actionContext: { href: 'https://tierline.example' },
    direction: 'row',
    children: 'Words',
  },
};
/** Open only while somebody has opened them: tests in a browser do. */
const OVERLAYS = ['Modal', 'Panel'];

test.each(Object.keys(COMPONENTS).filter((name) => !OVERLAYS.includes(name)))('%s draws something', (name) => {
  const Component = COMPONENTS[name] as ComponentType<object>;
  expect(renderToStaticMarkup(createElement(Component, LEAST))).toMatch(/^</);
});
