import { describe, expect, it } from 'vitest';
import { channelNames } from '../contract/api.ts';
import { ok } from '../contract/error.ts';
import { createDoor, type Handlers } from './door.ts';
import { createSession } from './session.ts';

const handlers = (over: Partial<Handlers>): Handlers =>
  ({ ...Object.fromEntries(channelNames.map((c) => [c, () => ok(undefined)])), ...over }) as Handlers;
const quiet = () => undefined;
const signal = new AbortController().signal;

describe('the door', () => {
  it('refuses a channel that is not in the contract', async () => {
    const door = createDoor(handlers({}), () => true, quiet);
    expect(await door.call({ channel: 'constructor', input: undefined }, quiet, signal)).toEqual({
      ok: false,
      error: { code: 'request-invalid' },
    });
  });
  it('refuses everything but vault and about while locked', async () => {
    const door = createDoor(handlers({}), () => false, quiet);
    const answers = await Promise.all(
      channelNames.map(
        async (channel) => [channel, await door.call({ channel, input: undefined }, quiet, signal)] as const,
      ),
    );
    const open = answers.filter(([, a]) => a.ok || a.error.code !== 'vault-locked').map(([c]) => c);
    expect(open).toEqual(['app.about', 'vault.status', 'vault.create', 'vault.unlock']);
  });
  it('parses strictly before the handler sees anything', async () => {
    let seen: unknown = 'nothing';
    const door = createDoor(
      handlers({
        'cases.open': (input) => {
          seen = input;
          return ok({} as never);
        },
      }),
      () => true,
      quiet,
    );
    expect((await door.call({ channel: 'cases.open', input: { caseId: "x' OR 1=1" } }, quiet, signal)).ok).toBe(false);
    expect(seen).toBe('nothing');
  });
  it('turns a fault into a code and tells the developer only its class', async () => {
    const told: string[] = [];
    const secret = 'Mrs Example, HIV positive';
    const door = createDoor(
      handlers({
        'note.analyse': () => {
          throw new TypeError(secret);
        },
      }),
      () => true,
      (channel, name) => told.push(`${channel} ${name}`),
    );
    const answer = await door.call(
      { channel: 'note.analyse', input: { text: secret, corrections: [], setting: 'gp' } },
      quiet,
      signal,
    );
    expect(answer).toEqual({ ok: false, error: { code: 'internal' } });
    expect(told).toEqual(['note.analyse TypeError']);
  });
});

describe('a session', () => {
  it('carries events in order and stops a stream by its id', async () => {
    const events: unknown[] = [];
    const door = createDoor(
      handlers({
        'model.reload': async (_input, { emit, signal: stop }) => {
          emit({ state: 'none' });
          emit({ state: 'loading', name: 'm', progress: 0.5 });
          await new Promise<void>((resolve) => stop.addEventListener('abort', () => resolve()));
          return { ok: false, error: { code: 'stopped' } };
        },
      }),
      () => true,
      quiet,
    );
    const session = createSession(door, (id, event) => events.push([id, event]));
    const answer = session.receive({ type: 'call', id: 7, channel: 'model.reload', input: undefined });
    await session.receive({ type: 'stop', id: 7 });
    expect(await answer).toEqual({ ok: false, error: { code: 'stopped' } });
    expect(events).toEqual([
      [7, { state: 'none' }],
      [7, { state: 'loading', name: 'm', progress: 0.5 }],
    ]);
  });
  it('refuses a message of another shape', async () => {
    const session = createSession(
      createDoor(handlers({}), () => true, quiet),
      quiet,
    );
    for (const message of [null, 'x', { type: 'call' }, { type: 'call', id: 0, channel: 'app.about' }])
      expect(await session.receive(message)).toEqual({ ok: false, error: { code: 'request-invalid' } });
  });
});
