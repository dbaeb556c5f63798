import { modelHost } from '../../native/llm/client.ts';
import { forkHost, type LaunchHost } from '../../native/llm/launch.ts';
import { describeFailure } from '../contract/error.ts';
import type { Shell } from '../shell/shell.ts';
import { dataFolder } from '../store/data-folder.ts';
import { openVaultFolder } from '../store/vault.ts';
import { composeDoor } from './compose.ts';
import { loadEngine } from './engine.ts';

export type RunOptions = {
  readonly shell: Shell;
  readonly rendererFolder: string;
  readonly packFile: string;
  readonly version: string;
  /** File for a picture of the first screen; the program then ends without a visible window. */
  readonly screenshot: string | null;
  readonly say: (line: string) => void;
  /** How the model's process is started; a fork of plain Node unless the shell has its own way. */
  readonly launchHost?: LaunchHost;
};

/** Opens the window and answers the exit code when it is closed. */
export async function runWindow({
  shell,
  rendererFolder,
  packFile,
  version,
  screenshot,
  say,
  launchHost = forkHost,
}: RunOptions): Promise<number> {
  const engine = loadEngine(packFile);
  if (!engine.ok) return refuse(say, describeFailure(engine.error));
  const folder = dataFolder(process.env);
  if (!folder.ok) return refuse(say, describeFailure(folder.error));
  const vault = openVaultFolder({ folder: folder.value });

  let chooseFile: (title: string, extension: string) => Promise<string | null> = async () => null;
  const models = modelHost({ launch: launchHost });
  const door = composeDoor({
    vault,
    engine: engine.value,
    models,
    chooseFile: (title, extension) => chooseFile(title, extension),
    version,
    shellName: shell.name,
    say,
  });
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
    vault.lock();
  }
}

function refuse(say: (line: string) => void, sentence: string): number {
  say(sentence);
  return 1;
}
