import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import { writeRandomGguf } from '../../tests/fixtures/random-gguf.ts';
import { forkHost } from './launch.ts';
import type { GenerateRequest } from './protocol.ts';
import { type HostEvent, type SupervisedHost, superviseHost } from './supervisor.ts';

process.env.ANAMNESIS_GPU = 'off';
const folder = mkdtempSync(join(tmpdir(), 'anamnesis-supervisor-'));
const file = writeRandomGguf(folder);
afterAll(() => rmSync(folder, { recursive: true }));
const hosts: SupervisedHost[] = [];
const start = (onCrash = () => undefined) => {
  const host = superviseHost(forkHost, onCrash);
  hosts.push(host);
  return host;
};
afterEach(async () => {
  for (const host of hosts.splice(0)) await host.end();
});

const load = {
  type: 'load',
  request: { file, sizeBytes: statSync(file).size, kvBytesPerToken: 384, contextTokens: 1024 },
} as const;
const generate: { type: 'generate'; request: GenerateRequest } = {
  type: 'generate',
  request: {
    fixedPrompt: 'Say yes.',
    variablePrompt: 'Now.',
    schema: { type: 'array', items: { type: 'string', minLength: 200, maxLength: 200 }, minItems: 2, maxItems: 2 },
    maxTokens: 900,
    temperature: 1,
    seed: 1,
  },
};
const ignore = () => undefined;

test('one host loads again over a loaded model, and unloads', async () => {
  const host = start();
  const events: HostEvent[] = [];
  expect(await host.request(load, (e) => events.push(e))).toMatchObject({ value: { of: 'load' } });
  expect(events.every((e) => e.type === 'loading')).toBe(true);
  expect(await host.request(load, ignore)).toMatchObject({ value: { of: 'load', loaded: { contextTokens: 1024 } } });
  expect(await host.request(generate, ignore)).toMatchObject({ value: { of: 'generate' } });
  expect(await host.request({ type: 'unload' }, ignore)).toEqual({ ok: true, value: { of: 'unload' } });
  expect(await host.request(generate, ignore)).toMatchObject({ error: { code: 'model-none' } });
});

test('the host itself does one thing at a time', async () => {
  const host = start();
  await host.request(load, ignore);
  const stop = new AbortController();
  const running = host.request(generate, ignore, stop.signal);
  expect(await host.request({ type: 'unload' }, ignore)).toMatchObject({ error: { code: 'model-busy' } });
  stop.abort();
  expect(await running).toMatchObject({ ok: true });
});

test('a request stopped before it was sent is not sent', async () => {
  const host = start();
  expect(await host.request(load, ignore, AbortSignal.abort())).toMatchObject({ error: { code: 'stopped' } });
});

test('a crash is told once and fails later requests too; an end that was asked for is no crash', async () => {
  let crashes = 0;
  const count = () => void crashes++;
  const host = start(count);
  await host.request(load, ignore);
  const running = host.request(generate, ignore);
  process.kill(host.pid ?? 0, 'SIGKILL');
  expect(await running).toMatchObject({ error: { code: 'model-crashed' } });
  expect(await host.request(generate, ignore)).toMatchObject({ error: { code: 'model-crashed' } });
  const other = start(count);
  await other.request(load, ignore);
  await other.end();
  expect(crashes).toBe(1);
});

test('an interrupt meant for the terminal does not end the host', async () => {
  const host = start();
  await host.request(load, ignore);
  process.kill(host.pid ?? 0, 'SIGINT');
  expect(await host.request(generate, ignore)).toMatchObject({ ok: true });
});
