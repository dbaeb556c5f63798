import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { startProgram } from '../../electron/app/program.ts';
import { chromiumShell, findChromium } from '../../electron/shell/chromium.ts';
import { rendererFolder } from '../../scripts/build-renderer.ts';
import { corePackFile } from '../../scripts/ensure-pack.ts';

export const newHome = (): string => mkdtempSync(join(tmpdir(), 'anamnesis-e2e-'));

/** The whole program, headless, on its own data folder. */
export async function openApp(home: string) {
  const chromium = findChromium(process.env);
  if (chromium === null) throw new Error('the end-to-end tests need a Chromium browser');
  const said: string[] = [];
  const started = await startProgram({
    shell: chromiumShell(chromium),
    rendererFolder,
    packFile: corePackFile,
    version: '0.0.0',
    headless: true,
    environment: { ANAMNESIS_HOME: home },
    say: (line) => said.push(line),
  });
  if (!started.ok) throw new Error(started.error.code);
  return { ...started.value, page: started.value.window.page, said };
}

/** Every accessibility rule of WCAG 2 A and AA that a machine can check. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
    .analyze();
  expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`)).toEqual([]);
}

/** Waits until the status bar says that the note is saved. */
export async function expectSaved(page: Page): Promise<void> {
  await page
    .getByRole('contentinfo')
    .filter({ hasText: /saved \d/ })
    .waitFor();
}
