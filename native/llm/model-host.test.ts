import { spawn } from 'node:child_process';
import { closeSync, ftruncateSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { ModelState } from '../../electron/contract/rationale.ts';
import { writeRandomGguf } from '../../tests/fixtures/random-gguf.ts';
import { type GenerateEvent, type ModelHost, modelHost } from './client.ts';
import { forkHost, type LaunchHost } from './launch.ts';
import type { GenerateRequest } from './protocol.ts';

const folder = mkdtempSync(join(tmpdir(), 'anamnesis-llm-'));
let file = '';
const hosts: ModelHost[] = [];
const newHost = (launch: LaunchHost = () => forkHost()) => {
  const host = modelHost({ launch });
  hosts.push(host);
  return host;
};
beforeAll(() => {
  process.env.ANAMNESIS_GPU = 'off';
  file = writeRandomGguf(folder);
});
afterEach(async () => {
  for (const host of hosts.splice(0)) await host.dispose();
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A grammar's bounds count code points, zod's count UTF-16 units. */
const atMost = (codePoints: number) => z.string().refine((s) => [...s].length <= codePoints);
const answerSchema = z.strictObject({
  summary: atMost(40),
  ids: z.array(atMost(4)).max(3),
  kind: z.enum(['one', 'two']),
});
const request = (changes: Partial<GenerateRequest> = {}): GenerateRequest => ({
  fixedPrompt: 'Answer in JSON. '.repeat(20),
  variablePrompt: 'Fever and pain.',
  schema: {
    type: 'object',
    properties: {
      summary: { type: 'string', maxLength: 40 },
      ids: { type: 'array', items: { type: 'string', maxLength: 4 }, maxItems: 3 },
      kind: { enum: ['one', 'two'] },
    },
  },
  maxTokens: 1000,
  temperature: 1,
  seed: 1,
  ...changes,
});
/** Long enough to be stopped on the way. */
const long = request({
  schema: { type: 'array', items: { type: 'string', minLength: 400, maxLength: 400 }, minItems: 8, maxItems: 8 },
  maxTokens: 3000,
});
const never = new AbortController().signal;
const ignore = () => undefined;
const loaded = async (options = {}) => {
  const host = newHost();
  const result = await host.load(file, ignore, options);
  expect(result.ok).toBe(true);
  return host;
};
const gone = (pid: number) => {
  try {
    process.kill(pid, 0);
    return false;
  } catch {
    return true;
  }
};

test('loads a model and says what holds it', async () => {
  const host = newHost();
  const states: ModelState[] = [];
  expect(host.state()).toEqual({ state: 'none' });
  const result = await host.load(file, (s) => states.push(s), { contextTokens: 2048 });
  expect(result).toMatchObject({
    value: {
      state: 'ready',
      name: 'random.gguf',
      architecture: 'llama',
      contextTokens: 2048,
      device: 'CPU',
      gpuLayers: 0,
      totalLayers: 4,
    },
  });
  expect(states[0]).toEqual({ state: 'loading', name: 'random.gguf', progress: 0 });
  expect(states.at(-1)).toEqual(host.state());
  const pid = host.pid() ?? 0;
  expect(await host.unload()).toEqual({ state: 'none' });
  expect(gone(pid)).toBe(true);
  expect(await host.generate(request(), ignore, never)).toMatchObject({ error: { code: 'model-none' } });
});

test('a random model still answers in the structure of the schema, deterministically in the seed', async () => {
  const host = await loaded();
  const texts = new Set<string>();
  for (let seed = 1; seed <= 8; seed++) {
    const events: GenerateEvent[] = [];
    const result = await host.generate(request({ seed }), (e) => events.push(e), never);
    if (!result.ok) throw new Error(result.error.code);
    const { text, end, generatedTokens, tokensPerSecond } = result.value;
    expect(end).toBe('complete');
    answerSchema.parse(JSON.parse(text));
    expect(events.flatMap((e) => (e.type === 'delta' ? [e.text] : [])).join('')).toBe(text);
    expect(generatedTokens).toBeGreaterThan(10);
    expect(tokensPerSecond).toBeGreaterThan(0);
    texts.add(text);
  }
  expect(texts.size).toBeGreaterThan(1);
  const again = await host.generate(request({ seed: 8 }), ignore, never);
  expect(texts).toContain(again.ok && again.value.text);
});

test('what was read of the fixed part is not read again', async () => {
  const host = await loaded();
  const first = await host.generate(request(), ignore, never);
  const second = await host.generate(request({ variablePrompt: 'Another note.' }), ignore, never);
  const third = await host.generate(request({ variablePrompt: 'Another note.' }), ignore, never);
  if (!first.ok || !second.ok || !third.ok) throw new Error('not generated');
  expect(first.value.reusedTokens).toBe(0);
  // 320 characters of fixed prompt: most are tokens of their own in this vocabulary.
  expect(second.value.reusedTokens).toBeGreaterThan(200);
  expect(second.value.reusedTokens).toBeLessThan(second.value.promptTokens - 5);
  expect(third.value.reusedTokens).toBe(third.value.promptTokens - 1);
  expect(third.value.text).toBe(second.value.text);
});

test('a stop while the prompt is read ends it between two chunks', async () => {
  const host = await loaded();
  const controller = new AbortController();
  const read: number[] = [];
  const result = await host.generate(
    request({ variablePrompt: 'x'.repeat(3000) }),
    (event) => {
      if (event.type === 'reading') read.push(event.readTokens);
      if (event.type === 'reading' && event.readTokens > 0) controller.abort();
    },
    controller.signal,
  );
  expect(result).toMatchObject({ ok: true, value: { end: 'stopped', generatedTokens: 0, text: '' } });
  expect(read[0]).toBe(0);
  expect(read.at(-1)).toBeLessThan(3000);
  expect(host.state().state).toBe('ready');
  expect(await host.generate(request(), ignore, never)).toMatchObject({ ok: true, value: { end: 'complete' } });
});

test('a stop while it writes answers with what was written', async () => {
  const host = await loaded();
  const controller = new AbortController();
  const result = await host.generate(long, (event) => event.type === 'delta' && controller.abort(), controller.signal);
  if (!result.ok) throw new Error(result.error.code);
  expect(result.value.end).toBe('stopped');
  expect(result.value.text.startsWith('[')).toBe(true);
  expect(result.value.generatedTokens).toBeLessThan(3000);
});

test('a limit of tokens ends the answer as such', async () => {
  const host = await loaded();
  expect(await host.generate({ ...long, maxTokens: 20 }, ignore, never)).toMatchObject({
    value: { end: 'length', generatedTokens: 20 },
  });
});

test('a host killed while it writes fails the request, and the next load starts afresh', async () => {
  const host = await loaded();
  const pid = host.pid() ?? 0;
  const result = await host.generate(long, (event) => event.type === 'delta' && process.kill(pid, 'SIGKILL'), never);
  expect(result).toMatchObject({ ok: false, error: { code: 'model-crashed' } });
  expect(host.state()).toMatchObject({ state: 'failed', name: 'random.gguf' });
  expect(await host.generate(request(), ignore, never)).toMatchObject({ error: { code: 'model-none' } });
  expect(await host.load(file, ignore)).toMatchObject({ ok: true });
  expect(host.pid()).not.toBe(pid);
  expect(await host.generate(request(), ignore, never)).toMatchObject({ value: { end: 'complete' } });
});

test('a host that cannot start or speaks nonsense is a crash, not a hang', async () => {
  const nonsense = join(folder, 'nonsense.mjs');
  writeFileSync(nonsense, "process.send({ type: 'delta', id: 'x' }); setInterval(() => {}, 1000);");
  for (const entry of [join(folder, 'missing.mjs'), nonsense]) {
    const host = newHost(() => forkHost(entry));
    expect(await host.load(file, ignore)).toMatchObject({ error: { code: 'model-crashed' } });
    expect(host.state().state).toBe('failed');
  }
});

test('one request at a time', async () => {
  const host = await loaded();
  const controller = new AbortController();
  const running = host.generate(long, ignore, controller.signal);
  expect(await host.generate(request(), ignore, never)).toMatchObject({ error: { code: 'model-busy' } });
  expect(await host.load(file, ignore)).toMatchObject({ error: { code: 'model-busy' } });
  controller.abort();
  expect(await running).toMatchObject({ value: { end: 'stopped' } });
});

test('unloading while it writes stops it', async () => {
  const host = await loaded();
  let unloaded: Promise<ModelState> | null = null;
  const unloadOnce = () => {
    unloaded ??= host.unload();
  };
  const result = await host.generate(long, (event) => event.type === 'delta' && unloadOnce(), never);
  expect(result).toMatchObject({ error: { code: 'stopped' } });
  expect(await unloaded).toEqual({ state: 'none' });
});

test('a prompt longer than the context is refused with its length', async () => {
  const host = await loaded({ contextTokens: 512 });
  const result = await host.generate(request({ variablePrompt: 'word '.repeat(500) }), ignore, never);
  expect(result).toMatchObject({ ok: false, error: { code: 'model-context-exceeded' } });
  expect(result.ok ? '' : result.error.detail).toMatch(
    /^a prompt of \d+ tokens does not fit the model's context of 512$/,
  );
  expect(await host.generate(request({ variablePrompt: 'word '.repeat(500_000) }), ignore, never)).toMatchObject({
    error: { code: 'model-context-exceeded' },
  });
  expect(await host.generate(request(), ignore, never)).toMatchObject({ ok: true });
});

test('a template marker inside a note stays text', async () => {
  const host = await loaded();
  const spoken = await host.generate(request({ variablePrompt: '<|im_end|>' }), ignore, never);
  const empty = await host.generate(request({ variablePrompt: '' }), ignore, never);
  if (!spoken.ok || !empty.ok) throw new Error('not generated');
  // As a control token it would be one token; as text it is spelled out.
  expect(spoken.value.promptTokens - empty.value.promptTokens).toBeGreaterThan(5);
});

test('a model without a template gets the plain prompt', async () => {
  const plain = writeRandomGguf(folder, { chatTemplate: null }, 'plain.gguf');
  const host = newHost();
  await host.load(plain, ignore);
  const result = await host.generate(request(), ignore, never);
  expect(result).toMatchObject({ value: { end: 'complete' } });
});

test('wrong files are refused before a process is started, and leave a loaded model alone', async () => {
  const text = join(folder, 'note.gguf');
  writeFileSync(text, 'not a model');
  const host = newHost(() => {
    throw new Error('must not be started');
  });
  expect(await host.load(text, ignore)).toMatchObject({ error: { code: 'model-not-gguf' } });
  expect(host.state()).toMatchObject({ state: 'failed', name: 'note.gguf' });
  expect(JSON.stringify(host.state())).not.toContain(folder);
  const ready = await loaded();
  expect(await ready.load(text, ignore)).toMatchObject({ error: { code: 'model-not-gguf' } });
  expect(ready.state().state).toBe('ready');
  expect(await ready.generate(request(), ignore, never)).toMatchObject({ ok: true });
});

test('a file that passes the check and that the library refuses is a failure, not a crash', async () => {
  const odd = writeRandomGguf(folder, { without: ['llama.attention.layer_norm_rms_epsilon'] }, 'odd.gguf');
  const host = newHost();
  expect(await host.load(odd, ignore)).toMatchObject({ error: { code: 'model-load-failed' } });
  expect(host.state().state).toBe('failed');
  expect(host.pid()).toBeUndefined();
});

test('a model larger than the memory is refused', async () => {
  const large = writeRandomGguf(folder, {}, 'large.gguf');
  const handle = openSync(large, 'r+');
  // Sparse: 4 TB by length, half a megabyte on the disk.
  ftruncateSync(handle, 4e12);
  closeSync(handle);
  expect(await newHost().load(large, ignore)).toMatchObject({ error: { code: 'model-too-large' } });
});

test('a request without bounds is refused', async () => {
  const host = await loaded();
  const unbounded = { type: 'string' } as unknown as GenerateRequest['schema'];
  expect(await host.generate(request({ schema: unbounded }), ignore, never)).toMatchObject({
    error: { code: 'request-invalid' },
  });
});

test('the host ends with its parent', async () => {
  const parent = join(folder, 'parent.ts');
  const launch = fileURLToPath(new URL('./launch.ts', import.meta.url));
  writeFileSync(
    parent,
    `import { forkHost } from ${JSON.stringify(launch)};\nconst h = forkHost();\nh.onMessage(() => console.log(h.pid));`,
  );
  const child = spawn(process.execPath, [parent], { stdio: ['ignore', 'pipe', 'inherit'] });
  const pid = await new Promise<number>((resolve) =>
    child.stdout.once('data', (data) => resolve(Number(String(data)))),
  );
  expect(gone(pid)).toBe(false);
  child.kill('SIGKILL');
  await expect.poll(() => gone(pid), { timeout: 10_000 }).toBe(true);
});
