import { rolldown } from 'rolldown';
import { expect, test } from 'vitest';
import { emitScreenClient } from './screen-client.ts';

test('the screen client is emitted as one module without imports, the same each time, with types for what it exports', async () => {
  const [first, second] = await Promise.all([emitScreenClient(), emitScreenClient()]);
  expect(second).toEqual(first);
  expect(first.js).not.toMatch(/^\s*import\b|\bimport\(|\brequire\(/m);
  expect(first.dts).not.toMatch(/\bfrom '|\bimport\(/);
  const module = await import(`data:text/javascript,${encodeURIComponent(first.js)}`);
  const declared = [...first.dts.matchAll(/^export declare (?:function|const) (\w+)/gm)].map(([, name]) => name);
  expect(Object.keys(module).sort()).toEqual(declared.sort());
  expect(Object.keys(module)).toContain('createScreenClient');
}, 30_000);

test('a host that takes only part of it bundles only that part', async () => {
  const { js } = await emitScreenClient();
  const entry = 'import { createScreenClient } from "client"; console.log(createScreenClient);';
  const modules: { [id: string]: string } = { entry, client: js };
  const build = await rolldown({
    input: 'entry',
    plugins: [{ name: 'in-memory', resolveId: (id) => (id in modules ? id : null), load: (id) => modules[id] ?? null }],
  });
  const { output } = await build.generate({ format: 'esm' });
  await build.close();
  expect(js).toContain('function addCondition(');
  expect(output[0].code).toContain('function createScreenClient(');
  expect(output[0].code).not.toContain('function addCondition(');
}, 30_000);
