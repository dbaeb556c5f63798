import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, expectSaved, newHome, openApp } from './open-app.ts';

const passphrase = 'a passphrase for correcting';
const note = 'Night sweats and bibasal crackles. No haemoptysis. Her bones feel like glass.';

/** Everything here is done with the keyboard, in order; each step starts where the one before ended. */
describe('a reading the user corrects with the keyboard', () => {
  const home = newHome();
  let app: Awaited<ReturnType<typeof openApp>>;
  beforeAll(async () => {
    app = await openApp(home);
    const { page } = app;
    await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
    await page.getByLabel('Passphrase again').fill(passphrase);
    await page.keyboard.press('Enter');
    await page.getByText('No cases yet').waitFor();
    await page.keyboard.press('Control+n');
    await page.getByLabel('Note text').focus();
    await page.keyboard.insertText(note);
    await page.keyboard.press('Control+Shift+F');
    await row(/^Night sweats/i).waitFor();
  });
  afterAll(async () => {
    await app.end();
  });
  const panel = () => app.page.getByRole('region', { name: 'Findings', exact: true });
  /** A finding in the list beside the note; its name starts with the finding's label. */
  const row = (name: RegExp) => panel().getByRole('button', { name }).first();
  const editor = () => app.page.getByLabel('Note text');
  /** From the start of the note, steps until the selected words are these. */
  const stepTo = async (words: string) => {
    const { page } = app;
    await editor().focus();
    await page.keyboard.press('Control+Home');
    for (let step = 0; step < 12; step += 1) {
      await page.keyboard.press('F8');
      if ((await page.evaluate(() => getSelection()?.toString())) === words) return;
    }
    throw new Error(`no finding reads “${words}”`);
  };
  const card = () => app.page.getByRole('dialog');

  it('reads the card of a finding', async () => {
    const { page } = app;
    await stepTo('bibasal crackles');
    await page.keyboard.press('Alt+Enter');
    await card().getByText('read by the engine').waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await card().waitFor({ state: 'detached' });
  });

  it('says that it is absent, from the card', async () => {
    const { page } = app;
    await stepTo('bibasal crackles');
    await page.keyboard.press('Alt+Enter');
    await card().waitFor();
    await page.keyboard.press('a');
    await row(/crackles.*you.*absent/i).waitFor();
  });

  it('rejects one, and undo brings it back, one step at a time', async () => {
    const { page } = app;
    await stepTo('Night sweats');
    await page.keyboard.press('F9');
    await row(/^Night sweats/i).waitFor({ state: 'detached' });
    await panel().getByText('“Night sweats”: not night sweats').waitFor();
    await editor().focus();
    await page.keyboard.press('Control+z');
    await row(/^Night sweats/i).waitFor();
    await row(/crackles.*you.*absent/i).waitFor();
    await page.keyboard.press('Control+y');
    await row(/^Night sweats/i).waitFor({ state: 'detached' });
  });

  it('reads words as something else, found by typing', async () => {
    const { page } = app;
    await stepTo('haemoptysis');
    await page.keyboard.press('F4');
    const form = page.getByRole('dialog', { name: 'Read finding as another…' });
    await form.getByText('Not “haemoptysis”, but').waitFor();
    await page.keyboard.type('haematemesis');
    await form
      .getByRole('option', { name: /^haematemesis/i })
      .first()
      .waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await row(/^haematemesis.*you.*absent/i).waitFor();
    expect(await row(/^haemoptysis/i).count()).toBe(0);
    await page.keyboard.press('Control+z');
    await row(/^haemoptysis/i).waitFor();
    await page.keyboard.press('Control+y');
    await row(/^haematemesis/i).waitFor();
  });

  it('adds a finding for words that were not read', async () => {
    const { page } = app;
    await editor().focus();
    await page.keyboard.press('Control+End');
    for (let letter = 0; letter < ' feel like glass.'.length; letter += 1) await page.keyboard.press('ArrowLeft');
    for (let letter = 0; letter < 'bones'.length; letter += 1) await page.keyboard.press('Shift+ArrowLeft');
    await page.keyboard.press('Control+e');
    const form = page.getByRole('dialog', { name: 'Add finding' });
    await form.getByText('Add a finding for').waitFor();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('bone pain');
    await form
      .getByRole('option', { name: /^bone pain/i })
      .first()
      .waitFor();
    await page.keyboard.press('Enter');
    await row(/^bone pain.*you/i).waitFor();
  });

  it('accepts one from the list, and filters the list', async () => {
    const { page } = app;
    await row(/^bone pain/i).focus();
    await page.keyboard.press('y');
    await page.getByText('“bone pain” accepted.').waitFor();
    await panel().getByLabel('Filter findings').focus();
    await page.keyboard.type('crack');
    await row(/^bone pain/i).waitFor({ state: 'detached' });
    await row(/crackles/i).waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await row(/^bone pain/i).waitFor();
  });

  it('lists every key', async () => {
    const { page } = app;
    await page.keyboard.press('F1');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).getByText('Accept finding').waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
  });

  it('keeps every decision when the case is closed, opened again and edited before the words', async () => {
    await expectSaved(app.page);
    await app.end();
    app = await openApp(home);
    const { page } = app;
    await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
    await page.keyboard.press('Enter');
    await editor().waitFor();
    await page.keyboard.press('Control+Shift+F');
    const decided = async () => {
      await row(/crackles.*you.*absent/i).waitFor();
      await row(/^haematemesis.*you.*absent/i).waitFor();
      await row(/^bone pain.*you/i).waitFor();
      await panel().getByText('“Night sweats”: not night sweats').waitFor();
      expect(await row(/^Night sweats/i).count()).toBe(0);
    };
    await decided();
    await editor().focus();
    await page.keyboard.press('Control+Home');
    await page.keyboard.type('Dictated. Afebrile. ');
    await expectSaved(page);
    await decided();
    expect(await editor().textContent()).toContain('Dictated. Afebrile. Night sweats');
  });

  it('takes a decision about deleted words back with the words', async () => {
    const { page } = app;
    await editor().focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    await panel().getByText('No findings yet').waitFor();
    await page.keyboard.press('Control+z');
    await row(/crackles.*you.*absent/i).waitFor();
    await panel().getByText('“Night sweats”: not night sweats').waitFor();
  });
});
