import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { VIEWER_HEADER as HUBSPOT_VIEWER_HEADER } from './hubspot/pages/context.ts';
import { VIEWER_HEADER } from './pages/context.ts';
import { findFreePort } from './stack/ports.ts';

const program = fileURLToPath(new URL('../start.js', import.meta.url));

interface Run {
  /** What it has written so far. */
  output: () => string;
  /** Resolves with the output once it contains this; rejects when the program ends before. */
  says: (text: string) => Promise<string>;
  ended: Promise<number | null>;
  interrupt: () => Promise<number | null>;
}

let folder: string;
let environment: Record<string, string>;
let child: ChildProcess | null = null;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tierline-start-'));
  const free = async () => String(await findFreePort());
  environment = {
    TIERLINE_DATA: join(folder, 'data'),
    TIERLINE_PAGES_PORT: await free(),
    TIERLINE_PORT: await free(),
    TIERLINE_SALESFORCE_PORT: await free(),
    TIERLINE_HUBSPOT_PAGES_PORT: await free(),
    TIERLINE_HUBSPOT_PORT: await free(),
  };
});
afterEach(async () => {
  if (child?.exitCode === null) child.kill('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});

function start(...args: string[]): Run {
  const started = spawn(process.execPath, [program, ...args], { env: { ...process.env, ...environment } });
  child = started;
  let output = '';
  const ended = new Promise<number | null>((resolve) => started.once('close', (code) => resolve(code)));
  const says = (text: string) =>
    new Promise<string>((resolve, reject) => {
      const look = () => output.includes(text) && resolve(output);
      started.stdout.on('data', look);
      ended.then(() => reject(new Error(`It ended without saying "${text}":\n${output}`)));
      look();
    });
  for (const stream of [started.stdout, started.stderr]) {
    stream.setEncoding('utf8');
    stream.prependListener('data', (chunk: string) => {
      output += chunk;
    });
  }
  return {
    output: () => output,
    says,
    ended,
    interrupt: () => {
      started.kill('SIGINT');
      return ended;
    },
  };
}

async function callSalesforce(path: string, init: RequestInit = {}) {
  const url = `http://127.0.0.1:${environment.TIERLINE_PAGES_PORT}/services/data/v67.0${path}`;
  const response = await fetch(url, {
    ...init,
    headers: { [VIEWER_HEADER]: 'rep', 'content-type': 'application/json' },
  });
  return response.status === 204 ? null : await response.json();
}

async function callHubSpot(path: string, init: RequestInit = {}) {
  const url = `http://127.0.0.1:${environment.TIERLINE_HUBSPOT_PAGES_PORT}/api${path}`;
  const headers = { [HUBSPOT_VIEWER_HEADER]: 'marketer', 'content-type': 'application/json' };
  return (await fetch(url, { ...init, headers })).json();
}

async function renameFirstDeal(): Promise<string> {
  const { results } = (await callHubSpot('/crm/v3/objects/deals?limit=1')) as { results: { id: string }[] };
  const id = results[0]?.id ?? '';
  const body = JSON.stringify({ properties: { dealname: 'Renamed' } });
  await callHubSpot(`/crm/v3/objects/deals/${id}`, { method: 'PATCH', body });
  return id;
}

const findName = async () => {
  const q = encodeURIComponent('SELECT Id, NextStep FROM Opportunity ORDER BY Id LIMIT 1');
  return (await callSalesforce(`/query?q=${q}`)).records[0] as { Id: string; NextStep: string | null };
};

describe('start', () => {
  it('brings everything up, says where it is, keeps what was changed, and begins anew when told to', async () => {
    const first = start();
    const output = await first.says('Ctrl-C stops everything.');
    expect(output).toContain(`http://127.0.0.1:${environment.TIERLINE_PAGES_PORT}\n`);
    const health = await fetch(`http://127.0.0.1:${environment.TIERLINE_PORT}/health`);
    expect(await health.json()).toEqual({ ok: true, read: true });

    const { Id } = await findName();
    const body = JSON.stringify({ NextStep: 'Call them' });
    await callSalesforce(`/sobjects/Opportunity/${Id}`, { method: 'PATCH', body });
    const deal = await renameFirstDeal();
    expect(await first.interrupt()).toBe(0);

    const second = start();
    await second.says('Ctrl-C stops everything.');
    expect(await findName()).toMatchObject({ Id, NextStep: 'Call them' });
    expect(await callHubSpot(`/crm/v3/objects/deals/${deal}?properties=dealname`)).toMatchObject({
      properties: { dealname: 'Renamed' },
    });
    expect(await second.interrupt()).toBe(0);

    const third = start('--reset');
    await third.says('Ctrl-C stops everything.');
    expect((await findName()).NextStep).not.toBe('Call them');
    expect(await third.interrupt()).toBe(0);
    // Of three starts two go through both CRMs' installations, and read everything.
  }, 180_000);

  it('says in one sentence that a port is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(Number(environment.TIERLINE_PORT), '127.0.0.1', resolve));
    const run = start();
    expect(await run.ended).toBe(1);
    other.close();
    expect(run.output().trimEnd().split('\n')).toEqual([
      `Port ${environment.TIERLINE_PORT} is taken by another program: stop it (perhaps an earlier start), or choose another port with TIERLINE_PORT.`,
    ]);
  });

  it('says in one sentence that the folder cannot be written', async () => {
    writeFileSync(join(folder, 'file'), '');
    environment.TIERLINE_DATA = join(folder, 'file', 'data');
    const run = start();
    expect(await run.ended).toBe(1);
    expect(run.output().trimEnd().split('\n')).toEqual([
      `The folder ${environment.TIERLINE_DATA} cannot be written: give yourself write access to it.`,
    ]);
  });

  it('says that the server died, with its last words', async () => {
    environment.TIERLINE_LOG_LEVEL = 'loud';
    const run = start();
    expect(await run.ended).toBe(1);
    expect(run.output()).toMatch(/The Tierline server ended by itself \(1\)\. .*tierline-server\.log ends with:/);
    expect(run.output()).toContain('TIERLINE_LOG_LEVEL must be one of');
  });
});
