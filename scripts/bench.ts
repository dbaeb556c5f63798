// npm run bench [-- notes|pack|window]: the figures that issues state, measured on this machine. Timings are never tests.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, statSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseLine } from '../electron/app/diagnose.ts';
import { loadEngine } from '../electron/app/engine.ts';
import { startProgram } from '../electron/app/program.ts';
import { rankDifferential } from '../electron/clinical/differential/rank.ts';
import { chromiumShell, findChromium } from '../electron/shell/chromium.ts';
import { writePack } from '../electron/store/pack-file.ts';
import { buildRenderer, rendererFolder } from './build-renderer.ts';
import { corePackFile, ensurePack } from './ensure-pack.ts';
import { compileFolder, coreFolder } from './pack-sources.ts';

const root = join(import.meta.dirname, '..');
const evaluation = join(root, '..', 'shared', 'eval');
const only = process.argv[2];
const say = (line: string) => console.log(line);
const ms = (x: number) => `${x < 10 ? x.toFixed(1) : x.toFixed(0)} ms`;
const percentile = (sorted: readonly number[], p: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))] ?? Number.NaN;

function sampleNotes(): { id: string; text: string }[] {
  const files = ['medfound', 'osce', 'nejm'].map((s) => join(evaluation, `${s}.dev.notes.jsonl`));
  const present = files.filter((f) => existsSync(f));
  if (present.length === 0) {
    say('  the evaluation notes are absent; the sample cases of this repository are used');
    return ['coffee-ground-vomiting', 'neck-swelling', 'breathless-at-night', 'burning-urine'].map((id) => ({
      id,
      text: readFileSync(join(root, 'resources', 'cases', `${id}.txt`), 'utf8'),
    }));
  }
  return present.flatMap((f) =>
    readFileSync(f, 'utf8')
      .split('\n')
      .flatMap((l) => (l.trim() === '' ? [] : (parseLine(l) ?? []))),
  );
}

function engineOrExit() {
  const engine = loadEngine(corePackFile);
  if (!engine.ok) process.exit(1);
  return engine.value;
}

function benchPack() {
  say('Knowledge pack');
  const t0 = performance.now();
  const { pack } = compileFolder(coreFolder);
  const file = join(mkdtempSync(join(tmpdir(), 'anamnesis-bench-')), 'core.pack');
  writePack(file, pack);
  say(`  compile and write       ${ms(performance.now() - t0)}`);
  say(`  size on disk            ${(statSync(file).size / 1e6).toFixed(1)} MB`);
  // Fresh processes, so that neither the compiler's memory nor its warm code is counted.
  const probe = `
    const { loadEngine } = await import(${JSON.stringify(join(root, 'electron', 'app', 'engine.ts'))});
    const memory = () => {
      globalThis.gc();
      const { rss, heapUsed, arrayBuffers } = process.memoryUsage();
      return { rss, held: heapUsed + arrayBuffers };
    };
    const before = memory(); const t = performance.now();
    const engine = loadEngine(${JSON.stringify(file)}); const loaded = performance.now() - t;
    const after = memory(); if (!engine.ok) process.exit(1);
    console.log(JSON.stringify({ loaded, held: after.held - before.held, rss: after.rss - before.rss }));`;
  const probes = [1, 2, 3, 4, 5].map(() => {
    const run = spawnSync(process.execPath, ['--expose-gc', '--input-type=module', '-e', probe], { encoding: 'utf8' });
    return JSON.parse(run.stdout) as { loaded: number; held: number; rss: number };
  });
  const median = (of: (p: (typeof probes)[number]) => number) => probes.map(of).sort((a, b) => a - b)[2] ?? Number.NaN;
  say(`  load and index          ${ms(median((p) => p.loaded))}, median of five processes`);
  say(`  memory held by it       ${(median((p) => p.held) / 1e6).toFixed(0)} MB of heap and array buffers`);
  say(`  process grows by        ${(median((p) => p.rss) / 1e6).toFixed(0)} MB (resident)`);
}

function benchNotes() {
  const engine = engineOrExit();
  const notes = sampleNotes();
  for (const n of notes) engine.analyse(n.text, [], 'gp');
  const times: number[] = [];
  for (let round = 0; round < 3; round++)
    for (const n of notes) {
      const t = performance.now();
      engine.analyse(n.text, [], 'gp');
      times.push(performance.now() - t);
    }
  times.sort((a, b) => a - b);
  say(`Note → differential, ${notes.length} notes, 3 rounds after one to warm up`);
  say(
    `  p50 ${ms(percentile(times, 0.5))}, p95 ${ms(percentile(times, 0.95))}, longest ${ms(times.at(-1) ?? Number.NaN)}`,
  );
  const readings = notes.map((n) => engine.analyse(n.text, [], 'gp'));
  const recomputed = readings
    .map(({ findings, demographics }) => {
      const t = performance.now();
      rankDifferential(findings, demographics, 'gp', engine.knowledge);
      return performance.now() - t;
    })
    .sort((a, b) => a - b);
  say(
    `  findings → differential p50 ${ms(percentile(recomputed, 0.5))}, p95 ${ms(percentile(recomputed, 0.95))} (what a changed finding costs)`,
  );
  const megabyte = notes
    .map((n) => n.text)
    .join('\n\n')
    .repeat(20)
    .slice(0, 1_000_000);
  const t = performance.now();
  engine.analyse(megabyte, [], 'gp');
  say(`  one note of 1 MB        ${ms(performance.now() - t)}`);
  const file = join(evaluation, 'medfound.dev.notes.jsonl');
  if (existsSync(file)) {
    const t1 = performance.now();
    spawnSync(process.execPath, [join(root, 'scripts', 'run.mjs'), './command-line.ts', 'diagnose', '--jsonl', file], {
      maxBuffer: 1 << 28,
    });
    say(`  157 notes on the command line, start-up included: ${ms(performance.now() - t1)}`);
  }
}

async function benchWindow() {
  const chromium = findChromium(process.env);
  if (chromium === null) return say('Window: no Chromium was found');
  say('Window (headless Chromium)');
  const starts: number[] = [];
  for (let i = 0; i < 4; i++) {
    const t = performance.now();
    const app = await start(chromium);
    await app.window.page.getByLabel('Passphrase', { exact: true }).waitFor();
    starts.push(performance.now() - t);
    await app.end();
  }
  say(`  start → first field usable, after a first start: ${starts.slice(1).map(ms).join(', ')}`);

  const app = await start(chromium);
  const { page } = app.window;
  await page.getByLabel('Passphrase', { exact: true }).fill('a passphrase for measuring');
  await page.getByLabel('Passphrase again').fill('a passphrase for measuring');
  await page.getByRole('button', { name: 'Create vault' }).click();
  await page.getByRole('button', { name: 'New case' }).first().click();
  const note = sampleNotes()
    .map((n) => n.text)
    .join('\n\n')
    .slice(0, 20_000);
  const editor = page.getByLabel('Note text');
  await editor.click();
  await page.keyboard.insertText(note);
  await page.waitForTimeout(3000);
  await page.evaluate(() => {
    const w = globalThis as unknown as { blocks: number[] };
    w.blocks = [];
    new PerformanceObserver((list) => w.blocks.push(...list.getEntries().map((e) => e.duration))).observe({
      type: 'longtask',
      buffered: false,
    });
  });
  await page.keyboard.type(' and since yesterday also fever with chills, cough and yellow sputum', { delay: 60 });
  await page.waitForTimeout(1500);
  const blocks = await page.evaluate(() => (globalThis as unknown as { blocks: number[] }).blocks);
  say(
    `  typing 67 characters into a note of 20 kB: ${blocks.length} tasks over 50 ms${blocks.length > 0 ? `, longest ${ms(Math.max(...blocks))}` : ''}`,
  );
  await app.end();
}

async function start(chromium: string) {
  const home = mkdtempSync(join(tmpdir(), 'anamnesis-bench-'));
  const started = await startProgram({
    shell: chromiumShell(chromium),
    rendererFolder,
    packFile: corePackFile,
    version: '0.0.0',
    headless: true,
    environment: { ANAMNESIS_HOME: home },
    say,
  });
  if (!started.ok) throw new Error(started.error.code);
  return started.value;
}

say(
  `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, Node ${process.versions.node}`,
);
if (ensurePack(say) === null) process.exit(1);
await buildRenderer(say);
if (only === undefined || only === 'pack') benchPack();
if (only === undefined || only === 'notes') benchNotes();
if (only === undefined || only === 'window') await benchWindow();
process.exit();
