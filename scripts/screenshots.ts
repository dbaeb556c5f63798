// npm run screenshots: the README's pictures, from the sample cases, in the real program.
import { mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startProgram } from '../electron/app/program.ts';
import { chromiumShell, findChromium } from '../electron/shell/chromium.ts';
import { buildRenderer, rendererFolder } from './build-renderer.ts';
import { ensurePack } from './ensure-pack.ts';

const root = join(import.meta.dirname, '..');
const folder = join(root, 'docs', 'images');
const say = (line: string) => console.error(line);
const packFile = ensurePack(say);
const chromium = findChromium(process.env);
if (packFile === null || chromium === null) throw new Error('the pictures need a compiled pack and a Chromium browser');
await buildRenderer(say);
mkdirSync(folder, { recursive: true });

const started = await startProgram({
  shell: chromiumShell(chromium),
  rendererFolder,
  packFile,
  version: '0.1.0',
  headless: true,
  environment: { ANAMNESIS_HOME: mkdtempSync(join(tmpdir(), 'anamnesis-pictures-')) },
  say,
});
if (!started.ok) throw new Error(started.error.code);
const { page } = started.value.window;
const picture = async (name: string) => {
  await page.waitForTimeout(600);
  await page.screenshot({ path: join(folder, `${name}.png`) });
};
await page.setViewportSize({ width: 1280, height: 800 });
await page.getByLabel('Passphrase', { exact: true }).waitFor();
await picture('first-start');
await page.getByLabel('Passphrase', { exact: true }).fill('a passphrase for pictures');
await page.getByLabel('Passphrase again').fill('a passphrase for pictures');
await page.getByRole('button', { name: 'Create vault' }).click();
for (const name of ['burning-urine', 'neck-swelling', 'coffee-ground-vomiting', 'breathless-at-night']) {
  await page.getByRole('button', { name: 'New case' }).first().click();
  await page.waitForTimeout(500);
  await page.getByLabel('Note text').click();
  await page.keyboard.insertText(readFileSync(join(root, 'resources', 'cases', `${name}.txt`), 'utf8'));
  await page.waitForTimeout(1500);
}
const ranked = page.getByRole('region', { name: 'Ranked conditions' });
await picture('differential');
await page.emulateMedia({ colorScheme: 'dark' });
await page.setViewportSize({ width: 1920, height: 1080 });
await ranked.locator('ol [data-condition]').first().click();
await picture('evidence-dark');
await page.emulateMedia({ colorScheme: 'light' });
await page.setViewportSize({ width: 1280, height: 800 });
await ranked.locator('ol [data-condition]').nth(1).focus();
await page.keyboard.press('=');
await picture('comparison');
await page.getByRole('button', { name: 'Close comparison' }).click();
await page.getByRole('tab', { name: 'Next' }).click();
await page.getByText('…', { exact: true }).first().waitFor({ state: 'detached' });
await picture('next');
await page.getByRole('tab', { name: 'Rationale' }).click();
await picture('rationale');
await page.getByRole('tab', { name: 'Knowledge' }).click();
await page.getByLabel('Search conditions and findings').fill('congestive heart failure');
await page.waitForTimeout(600);
await page
  .getByRole('button', { name: /heart failure/i })
  .first()
  .click();
await picture('knowledge');
// One picture for each style of note, with its findings beside it; light and dark take turns.
const styles = [
  ['us-history-and-physical', 'light'],
  ['uk-gp-letter', 'dark'],
  ['outpatient-translation', 'light'],
  ['lab-printout', 'dark'],
  ['triage-telegraphic', 'light'],
] as const;
await page.setViewportSize({ width: 1440, height: 900 });
await page.getByRole('tab', { name: 'Differential' }).click();
await page.getByRole('button', { name: 'Findings', exact: true }).click();
for (const [name, colorScheme] of styles) {
  await page.getByRole('button', { name: 'New case' }).first().click();
  await page.waitForTimeout(500);
  await page.getByLabel('Note text').click();
  await page.keyboard.insertText(readFileSync(join(root, 'resources', 'cases', `${name}.txt`), 'utf8'));
  await page.waitForTimeout(1500);
  await page.keyboard.press('Control+Home');
  await page.emulateMedia({ colorScheme });
  await page.waitForTimeout(600);
  const pane = page.locator('[data-pane]', { has: page.getByLabel('Note text') });
  await pane.screenshot({ path: join(folder, `notes-${name}.png`) });
}
await started.value.end();
process.exit();
