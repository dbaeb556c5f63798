import { describeFailure } from '../contract/error.ts';
import type { Shell } from '../shell/shell.ts';
import { dataFolder } from '../store/data-folder.ts';
import { openVaultFolder } from '../store/vault.ts';
import { composeDoor } from './compose.ts';
import { loadEngine } from './engine.ts';
import { createModelService } from './model-service.ts';

export type RunOptions = {
  readonly shell: Shell;
  readonly rendererFolder: string;
  readonly packFile: string;
  readonly version: string;
  /** File for a picture of the first screen; the program then ends without a visible window. */
  readonly screenshot: string | null;
  readonly say: (line: string) => void;
};

/** Opens the window and answers the exit code when it is closed. */
export async function runWindow({ shell, rendererFolder, packFile, version, screenshot, say }: RunOptions): Promise<number> {
  const engine = loadEngine(packFile);
  if (!engine.ok) return refuse(say, describeFailure(engine.error));
  const folder = dataFolder(process.env);
  if (!folder.ok) return refuse(say, describeFailure(folder.error));
  const vault = openVaultFolder({ folder: folder.value });
  if (!vault.ok) return refuse(say, describeFailure(vault.error));

  let chooseFile: (title: string, extension: string) => Promise<string | null> = async () => null;
  const models = createModelService({ chooseFile: (title, extension) => chooseFile(title, extension) });
  const door = composeDoor({ vault: vault.value, engine: engine.value, models, version, shellName: shell.name, now: () => new Date(), say });
  try {
    const window = await shell.open(door, { rendererFolder, headless: screenshot !== null });
    chooseFile = window.chooseFile;
    if (screenshot !== null) {
      await window.screenshot(screenshot);
      say(`The first screen was written to ${screenshot}.`);
      await window.close();
      return 0;
    }
    const stop = () => void window.close();
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
    await window.closed;
    return 0;
  } finally {
    await models.dispose();
    vault.value.lock();
  }
}

function refuse(say: (line: string) => void, sentence: string): number {
  say(sentence);
  return 1;
}
