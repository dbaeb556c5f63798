import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectSaved, newHome, openApp } from './open-app.ts';

const passphrase = 'a passphrase for correcting';

describe('a finding the user does not accept', () => {
  const home = newHome();
  let app: Awaited<ReturnType<typeof openApp>>;
  beforeAll(async () => {
    app = await openApp(home);
  });
  afterAll(async () => {
    await app.end();
  });
  /** How many findings the status bar counts; NaN while it counts none. */
  const findings = async () =>
    Number(/(\d+) finding/.exec((await app.page.getByRole('contentinfo').textContent()) ?? '')?.[1]);
  let read = 0;

  it('is rejected with the keyboard, and the differential follows', async () => {
    const { page } = app;
    await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
    await page.getByLabel('Passphrase again').fill(passphrase);
    await page.getByRole('button', { name: 'Create vault' }).click();
    await page.getByRole('button', { name: 'New case' }).first().click();
    await page.getByLabel('Note text').click();
    await page.keyboard.insertText('Night sweats and bibasal crackles.');
    await expect.poll(findings).toBeGreaterThan(1);
    read = await findings();
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('F8');
    await page.keyboard.press('F9');
    await expect.poll(findings).toBe(read - 1);
    await expectSaved(page);
  });

  it('stays rejected when the case is opened again and edited before it', async () => {
    await app.end();
    app = await openApp(home);
    const { page } = app;
    await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
    await page.getByRole('button', { name: 'Unlock' }).click();
    await page
      .getByRole('button', { name: /Night sweats/ })
      .first()
      .click();
    await expect.poll(findings).toBe(read - 1);
    await page.getByLabel('Note text').click();
    await page.keyboard.press('Control+Home');
    await page.keyboard.type('Dictated: ');
    await expectSaved(page);
    await expect.poll(findings).toBe(read - 1);
    expect(await page.getByLabel('Note text').textContent()).toContain('Dictated: Night sweats');
  });
});
