import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, expectSaved, newHome, openApp } from './open-app.ts';

const passphrase = 'a passphrase for reasoning';
/** Invented. */
const note = `Patient: 58-year-old man
Chief complaint: chest pain for two hours
Present illness: Sudden pleuritic chest pain and shortness of breath since this morning, after a long-haul flight. No fever, no cough.
Examination: BP 104/68, HR 118/min, RR 26/min, SpO2 91 %. Lungs clear.`;

/** Everything by keyboard, as a clinician who knows the keys would; the pointer is never used after the first click. */
describe('the differential of a note', () => {
  const home = newHome();
  let app: Awaited<ReturnType<typeof openApp>>;
  beforeAll(async () => {
    app = await openApp(home);
    const { page } = app;
    await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
    await page.getByLabel('Passphrase again').fill(passphrase);
    await page.getByRole('button', { name: 'Create vault' }).click();
    await page.getByRole('button', { name: 'New case' }).first().click();
    await page.getByLabel('Note text').click();
    await page.keyboard.insertText(note);
    await row(1).waitFor();
    await expectSaved(page);
  });
  afterAll(async () => {
    await app.end();
  });

  /** The n-th row of the ranked list, as shown. */
  const row = (n: number) =>
    app.page
      .getByRole('region', { name: 'Ranked conditions' })
      .locator('ol [data-condition]')
      .nth(n - 1);
  const nameOf = async (n: number) => (await row(n).getAttribute('data-name')) ?? '';
  const text = async () => (await app.page.getByLabel('Note text').textContent()) ?? '';
  const palette = async (command: string) => {
    await app.page.keyboard.press('Control+k');
    await app.page.getByPlaceholder('Search cases, knowledge and commands').fill(command);
    await app.page.getByRole('button', { name: command }).first().waitFor();
    await app.page.keyboard.press('ArrowDown');
    await app.page.keyboard.press('Enter');
  };

  it('supposes a finding away, shows what would change, and leaves the record alone', async () => {
    const { page } = app;
    const name = await nameOf(1);
    await row(1).focus();
    await page.keyboard.press('Enter');
    const evidence = page.getByRole('region', { name: `Evidence for ${name}` });
    await evidence.getByTitle(/^Show pleuritic chest pain/).focus();
    await page.keyboard.press('t');
    const banner = page.getByRole('region', { name: 'What if' });
    await banner.getByText(/without pleuritic chest pain/).waitFor();
    await row(1).getByText(/^→ /).waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await banner.waitFor({ state: 'detached' });
    expect(await text()).toContain('Sudden pleuritic chest pain');
  });

  it('supposes an undocumented finding present', async () => {
    const { page } = app;
    const evidence = page.getByRole('region', { name: /^Evidence for/ });
    await evidence.getByText('Expected, not documented').waitFor();
    const expected = evidence.locator('ul').last().locator('[data-row]').first();
    await expected.focus();
    await page.keyboard.press('+');
    await page
      .getByRole('region', { name: 'What if' })
      .getByText(/^with /)
      .waitFor();
    await page.keyboard.press('+');
    await page.getByRole('region', { name: 'What if' }).waitFor({ state: 'detached' });
  });

  it('compares two conditions with =', async () => {
    const { page } = app;
    const [first, second] = [await nameOf(1), await nameOf(2)];
    await row(2).focus();
    await page.keyboard.press('=');
    const comparison = page.getByRole('region', { name: 'Comparison' });
    await comparison.getByRole('region', { name: `${first}, ${second}` }).waitFor();
    await comparison.getByText('Tests that settle').waitFor();
    await expectAccessible(page);
    await comparison.getByRole('button', { name: 'Close comparison' }).press('Enter');
  });

  it('pins with Space, excludes with Delete, says so, and takes it back', async () => {
    const { page } = app;
    const [pinned, excluded] = [await nameOf(3), await nameOf(2)];
    await row(3).focus();
    await page.keyboard.press('Space');
    await expect.poll(() => nameOf(1)).toBe(pinned);
    await row(1).getByText('pinned by you').waitFor();
    await page.getByRole('region', { name: 'Ranked conditions' }).locator(`ol [data-name="${excluded}"]`).focus();
    await page.keyboard.press('Delete');
    const decided = page.getByRole('region', { name: 'Excluded by you' });
    await decided.getByText(excluded).waitFor();
    await expectAccessible(page);
    await decided.getByRole('button', { name: `Take back: ${excluded}` }).press('Enter');
    await decided.waitFor({ state: 'detached' });
    await page.locator(`ol [data-name="${excluded}"]`).waitFor();
  });

  it('adds a diagnosis by typing it', async () => {
    const { page } = app;
    await page.keyboard.press('Control+Shift+A');
    await page.getByRole('textbox', { name: 'Diagnosis' }).fill('trigeminal neural');
    await page
      .getByRole('option', { name: /Trigeminal neuralgia/ })
      .first()
      .waitFor();
    await page.keyboard.press('Enter');
    await page.locator('ol [data-name="Trigeminal neuralgia"]').getByText('added by you').waitFor();
  });

  it('is copied as text', async () => {
    const { page } = app;
    await page.keyboard.press('Control+Shift+C');
    await page.getByText('The differential is copied.').waitFor();
    const search = page.getByLabel('Search cases');
    await search.focus();
    await page.keyboard.press('Control+V');
    expect(await search.inputValue()).toMatch(
      /^Differential diagnosis \(general practice\).*Pulmonary embolism \(I26\.9\) \d+ %/,
    );
    await search.fill('');
  });

  it('keeps a run and makes it again with the same result', async () => {
    const { page } = app;
    await palette('Keep this run');
    await palette('Kept runs');
    const runs = page.getByRole('region', { name: 'Kept runs' });
    await runs.getByRole('button', { name: /^Run again/ }).press('Enter');
    await runs.getByText('Same result.').waitFor();
    await runs.getByRole('button', { name: /^Open/ }).press('Enter');
    await runs.getByLabel('The note as it was').waitFor();
    await expectAccessible(page);
  });

  it('suggests what to ask, examine and test, and writes a question that is not read as a finding', async () => {
    const { page } = app;
    await page.keyboard.press('Control+2');
    const next = page.getByRole('region', { name: 'Next', exact: true });
    for (const group of ['Ask', 'Examine', 'Test']) await next.getByRole('region', { name: group }).waitFor();
    await next
      .getByText(/^Would separate/)
      .first()
      .waitFor();
    await next.getByText('…', { exact: true }).first().waitFor({ state: 'detached' });
    await expectAccessible(page);
    await page.keyboard.press('Control+1');
    await row(2).waitFor();
    const list = async () => (await page.locator('ol [data-condition]').allTextContents()).join('\n');
    const before = await list();
    await page.keyboard.press('Control+2');
    await next.getByRole('region', { name: 'Ask' }).locator('[data-row]').first().focus();
    await page.keyboard.press('Enter');
    await expect.poll(text).toMatch(/Plan:.*Planned: ask about/);
    await expectSaved(page);
    await page.keyboard.press('Control+1');
    await row(2).waitFor();
    const numbers = (shown: string) => shown.match(/[<>]?\d+ %/g);
    expect(numbers(await list())).toEqual(numbers(before));
  });

  it('writes an answer into the note as what the user said, and undo takes both back', async () => {
    const { page } = app;
    await page.keyboard.press('Control+2');
    const next = page.getByRole('region', { name: 'Next', exact: true });
    const finding = next.getByRole('region', { name: 'Examine' }).locator('[data-row]').nth(1);
    await finding.waitFor();
    const label = (await finding.textContent()) ?? '';
    const before = await text();
    await finding.focus();
    await page.keyboard.press('a');
    await expect.poll(text).toContain(`${label.charAt(0).toUpperCase()}${label.slice(1)}: no.`);
    await page.keyboard.press('Control+Shift+F');
    const written = page.getByRole('region', { name: 'Findings', exact: true });
    // The list is virtual: the filter brings the row into it.
    await written.getByLabel('Filter findings').fill(label);
    await written
      .getByRole('button', { name: new RegExp(`^${label}.*absent`, 'i') })
      .first()
      .waitFor();
    await page.keyboard.press('Control+Shift+F');
    await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
    await expect.poll(text).toBe(before);
  });

  it('says what changed since an earlier version, and why', async () => {
    const { page } = app;
    await page.getByLabel('Note text').focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.insertText('\n\nPresent illness: melaena and vomiting of blood.');
    await page
      .getByText(/vomiting of blood/)
      .first()
      .waitFor();
    await expectSaved(page);
    await palette('What changed');
    const changes = page.getByRole('region', { name: 'What changed' }).first();
    await changes.getByText('melaena').first().waitFor();
    await changes
      .getByText(/because of/)
      .first()
      .waitFor();
    await expectAccessible(page);
  });

  it('keeps what was decided when the case is opened again', async () => {
    await app.end();
    app = await openApp(home);
    const { page } = app;
    await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
    await page.getByRole('button', { name: 'Unlock' }).click();
    await page.locator('ol [data-name="Trigeminal neuralgia"]').getByText('added by you').waitFor();
    await page.getByText('pinned by you').first().waitFor();
    expect(app.said).toEqual([]);
  });
});
