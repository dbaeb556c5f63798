import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeRandomGguf } from '../fixtures/random-gguf.ts';
import { expectSaved, newHome, openApp } from './open-app.ts';

/** A model with random weights: what it writes is nonsense, which is what the checks are for. */
describe('a language model from disk', () => {
  const folder = mkdtempSync(join(tmpdir(), 'anamnesis-model-'));
  let model = '';
  let app: Awaited<ReturnType<typeof openApp>>;
  beforeAll(async () => {
    model = writeRandomGguf(folder, { contextTokens: 8192 }, 'random.gguf');
    app = await openApp(newHome());
    const { page } = app;
    await page.getByLabel('Passphrase', { exact: true }).fill('a passphrase for testing');
    await page.getByLabel('Passphrase again').fill('a passphrase for testing');
    await page.getByRole('button', { name: 'Create vault' }).click();
    await page.getByRole('button', { name: 'New case' }).first().click();
    await page.getByLabel('Note text').click();
    await page.keyboard.insertText(
      'Chief complaint: cough and fever for three days, sputum yellow. Crackles at the right base.',
    );
    await expectSaved(page);
  });
  afterAll(async () => {
    await app.end();
  });
  const choose = async (path: string) => {
    const { page } = app;
    page.once('dialog', (dialog) => void dialog.accept(path));
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('button', { name: 'Choose a file…' }).click();
  };

  it('is refused with a reason when it is no GGUF', async () => {
    const { page } = app;
    const file = join(folder, 'note.gguf');
    writeFileSync(file, 'not a model');
    await choose(file);
    await page
      .getByText(/not a GGUF model/)
      .first()
      .waitFor();
    await page.keyboard.press('Escape');
  });

  it('loads, writes checked steps, and can be stopped', async () => {
    const { page } = app;
    await choose(model);
    await page.getByText('random.gguf').first().waitFor();
    await expect.poll(() => app.modelProcess(), { timeout: 30_000 }).toBeDefined();
    await page.keyboard.press('Escape');
    await page.getByRole('tab', { name: 'Rationale' }).click();
    await page.getByRole('button', { name: 'Write with the model' }).click();
    await page
      .getByText(/not supported|partly supported/)
      .first()
      .waitFor({ timeout: 120_000 });
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByRole('button', { name: 'Write again' }).waitFor();
  });

  it('proposes findings only when they stand in the note, and the reading stays as it was', async () => {
    const { page } = app;
    const status = page.getByRole('contentinfo');
    const counted = /\d+ findings/.exec((await status.textContent()) ?? '')?.[0];
    await page.keyboard.press('Control+Shift+F');
    await page.getByRole('button', { name: 'Read with the model' }).click();
    await page
      .getByText(/The model proposed nothing|\d+ proposed/)
      .first()
      .waitFor({ timeout: 90_000 });
    expect(/\d+ findings/.exec((await status.textContent()) ?? '')?.[0]).toBe(counted);
    await page.getByRole('button', { name: 'Read with the model' }).click();
    await status.getByRole('button', { name: 'Stop' }).click();
    await page.getByRole('button', { name: 'Read with the model' }).waitFor();
    await page.keyboard.press('Control+Shift+F');
  });

  it('is killed while it writes, and the case lives', async () => {
    const { page } = app;
    await page.getByRole('button', { name: 'Write again' }).click();
    await page.getByRole('button', { name: 'Stop' }).waitFor();
    const pid = app.modelProcess();
    if (pid === undefined) throw new Error('no model process');
    process.kill(pid, 'SIGKILL');
    await page
      .getByText(/ended unexpectedly/)
      .first()
      .waitFor();
    await page.getByLabel('Note text').click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' Also chills.');
    await expectSaved(page);
  });
});
