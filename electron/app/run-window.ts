import { describeFailure } from '../contract/error.ts';
import type { ShellWindow } from '../shell/shell.ts';
import { type ProgramOptions, startProgram } from './program.ts';

export type RunOptions = Omit<ProgramOptions<ShellWindow>, 'headless' | 'environment'> & {
  /** File for a picture of the first screen; the program then ends without a visible window. */
  readonly screenshot: string | null;
};

/** Opens the window and answers the exit code when it is closed. */
export async function runWindow({ screenshot, ...options }: RunOptions): Promise<number> {
  const started = await startProgram({ ...options, headless: screenshot !== null, environment: process.env });
  if (!started.ok) {
    options.say(describeFailure(started.error));
    return 1;
  }
  const { window, end } = started.value;
  if (screenshot !== null) {
    await window.screenshot(screenshot);
    options.say(`The first screen was written to ${screenshot}.`);
  } else {
    process.once('SIGINT', () => void window.close());
    process.once('SIGTERM', () => void window.close());
    await window.closed;
  }
  await end();
  return 0;
}
