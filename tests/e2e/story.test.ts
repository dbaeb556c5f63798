import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, expectSaved, newHome, openApp } from './open-app.ts';

const note = readFileSync(join(import.meta.dirname, '..', '..', 'resources', 'cases', 'neck-swelling.txt'), 'utf8');
const passphrase = 'a quiet morning in the ward';

/** The outcome's story, in order: each step starts where the one before ended. */
describe('a clinician with a note', () => {
  const home = newHome();
  let app: Awaited<ReturnType<typeof openApp>>;
  beforeAll(async () => {
    app = await openApp(home);
  });
  afterAll(async () => {
    await app.end();
  });

  it('creates a vault; two different passphrases and a short one are refused', async () => {
    const { page } = app;
    await page.getByLabel('Passphrase', { exact: true }).waitFor();
    await expectAccessible(page);
    await page.getByLabel('Passphrase', { exact: true }).fill('short');
    await page.getByLabel('Passphrase again').fill('short');
    await page.getByRole('button', { name: 'Create vault' }).click();
    await page
      .getByText(/too short|At least 8/)
      .first()
      .waitFor();
    await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
    await page.getByLabel('Passphrase again').fill(`${passphrase}!`);
    await page.getByRole('button', { name: 'Create vault' }).click();
    await page.getByText('The two passphrases differ.').waitFor();
    await page.getByLabel('Passphrase again').fill(passphrase);
    await page.getByRole('button', { name: 'Create vault' }).click();
    await page.getByText('No cases yet').waitFor();
    await expectAccessible(page);
  });

  it('pastes a note, sees findings and a ranked differential with ICD-10 codes', async () => {
    const { page } = app;
    await page.getByRole('button', { name: 'New case' }).first().click();
    await page.getByLabel('Note text').click();
    await page.keyboard.insertText(note);
    await page.getByRole('button', { name: /^1 Graves disease .* E05\.0/ }).waitFor();
    await expectSaved(page);
    await expectAccessible(page);
  });

  it('opens the evidence and jumps from a line to its words in the note', async () => {
    const { page } = app;
    await page.getByRole('button', { name: /^1 Graves disease/ }).click();
    const evidence = page.getByRole('region', { name: 'Evidence for Graves disease' });
    await evidence.getByText('Expected, not documented').waitFor();
    const score = Number(/Score\s*([−+-]?[\d.]+)/.exec(((await evidence.textContent()) ?? '').replace('−', '-'))?.[1]);
    expect(score).toBeGreaterThan(5);
    await expectAccessible(page);
    await evidence
      .getByTitle(/^Show .* in the note$/)
      .first()
      .click();
    expect(note).toContain(await page.locator('.cm-flash').first().textContent());
  });

  it('reads a stepwise rationale that cites findings', async () => {
    const { page } = app;
    await page.getByRole('tab', { name: 'Rationale' }).click();
    await page.getByText('Problem representation').waitFor();
    expect(await page.getByRole('button', { name: /^Show finding F\d+ in the note/ }).count()).toBeGreaterThan(5);
    await expectAccessible(page);
  });

  it('looks up the knowledge behind it', async () => {
    const { page } = app;
    await page.getByRole('tab', { name: 'Knowledge' }).click();
    await page.getByLabel('Search conditions and findings').fill('graves');
    await page
      .getByRole('button', { name: /Graves disease/ })
      .first()
      .click();
    await page.getByText('Sources').waitFor();
    await expectAccessible(page);
  });

  it('closes the app, opens it again, and the case is there only with the passphrase', async () => {
    await app.end();
    app = await openApp(home);
    const { page } = app;
    await page.getByLabel('Passphrase', { exact: true }).fill('not the passphrase');
    await page.getByRole('button', { name: 'Unlock' }).click();
    await page.getByText('The passphrase is not right.').waitFor();
    await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
    await page.getByRole('button', { name: 'Unlock' }).click();
    await page
      .getByRole('button', { name: /Feeling hot/ })
      .first()
      .click();
    await expect.poll(() => page.getByLabel('Note text').textContent()).toContain('fine tremor');
    await page.getByLabel('Search cases').fill('proptosis');
    await page
      .getByRole('button', { name: /Feeling hot/ })
      .first()
      .waitFor();
    await page.getByLabel('Search cases').fill('appendix');
    await page.getByText(/No case matches/).waitFor();
  });

  it('never let the window reach anything but its own files', async () => {
    const { page } = app;
    const outcomes = await page.evaluate(async () => {
      const tried = ['https://example.org/', 'http://127.0.0.1:9/', '/index.html'];
      return Promise.all(
        tried.map((url) =>
          fetch(url).then(
            () => 'reached',
            () => 'refused',
          ),
        ),
      );
    });
    expect(outcomes).toEqual(['refused', 'refused', 'refused']);
    expect(await page.title()).toBe('Anamnesis');
    expect(app.said).toEqual([]);
  });
});
