import { modelHost } from '../../native/llm/client.ts';
import { forkHost, type LaunchHost } from '../../native/llm/launch.ts';
import { ok, type Result } from '../contract/error.ts';
import type { Shell, ShellWindow } from '../shell/shell.ts';
import { dataFolder } from '../store/data-folder.ts';
import { openVaultFolder } from '../store/vault.ts';
import { composeDoor } from './compose.ts';
import { loadEngine } from './engine.ts';

export type ProgramOptions<W extends ShellWindow> = {
  readonly shell: Shell<W>;
  readonly rendererFolder: string;
  readonly packFile: string;
  readonly version: string;
  readonly headless: boolean;
  /** Where `ANAMNESIS_HOME` and the usual places are looked up. */
  readonly environment: NodeJS.ProcessEnv;
  readonly say: (line: string) => void;
  /** How the model's process is started; a fork of plain Node unless the shell has its own way. */
  readonly launchHost?: LaunchHost;
};

export type Program<W extends ShellWindow> = {
  readonly window: W;
  /** The model host's process id while one runs. */
  readonly modelProcess: () => number | undefined;
  /** Closes the window, ends the model's process and locks the vault. */
  readonly end: () => Promise<void>;
};

/** Starts the whole program in a shell: engine, vault, model host, door, window. */
export async function startProgram<W extends ShellWindow>(options: ProgramOptions<W>): Promise<Result<Program<W>>> {
  const { shell, rendererFolder, packFile, version, headless, environment, say, launchHost = forkHost } = options;
  const engine = loadEngine(packFile);
  if (!engine.ok) return engine;
  const folder = dataFolder(environment);
  if (!folder.ok) return folder;
  const vault = openVaultFolder({ folder: folder.value });
  const models = modelHost({ launch: launchHost });
  let window: W | undefined;
  const door = composeDoor({
    vault,
    engine: engine.value,
    models,
    chooseFile: async (title, extension) => (await window?.chooseFile(title, extension)) ?? null,
    version,
    shellName: shell.name,
    say,
  });
  const end = async () => {
    await window?.close();
    await models.dispose();
    vault.lock();
  };
  try {
    window = await shell.open(door, { rendererFolder, headless });
  } catch (error) {
    await end();
    throw error;
  }
  return ok({ window, modelProcess: models.pid, end });
}
