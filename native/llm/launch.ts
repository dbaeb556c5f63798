import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** A host process as its supervisor sees it. Electron's shell makes one of a `utilityProcess`, plain Node of a fork. */
export type HostProcess = {
  readonly pid: number | undefined;
  readonly send: (message: unknown) => void;
  readonly onMessage: (listener: (message: unknown) => void) => void;
  /** Called once, however the process ended, also when it could not be started. */
  readonly onExit: (listener: () => void) => void;
  readonly kill: () => void;
};
export type LaunchHost = () => HostProcess;

/** What the host may know of its surroundings: where libraries and devices are, and nothing else of ours. */
const passedOn =
  /^(?:PATH|HOME|USERPROFILE|LOCALAPPDATA|APPDATA|PROGRAMDATA|SYSTEMROOT|SYSTEMDRIVE|WINDIR|TEMP|TMP|TMPDIR|LANG|LD_LIBRARY_PATH|DYLD_LIBRARY_PATH|XDG_RUNTIME_DIR|XDG_DATA_DIRS|ANAMNESIS_GPU|(?:CUDA|NVIDIA|GGML|VK|VULKAN|MESA|HIP|ROCR)_.*)$/i;

/** The host beside this file: TypeScript when run from sources, the built one otherwise. */
const hostEntry = () =>
  fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? './host.ts' : './host.js', import.meta.url));

/** Starts the host under plain Node. Its output is discarded: native libraries print file names. */
export function forkHost(entry = hostEntry()): HostProcess {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => passedOn.test(name)));
  const child = fork(entry, [], { env, execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  return {
    pid: child.pid,
    // A process that has just gone cannot be written to; its exit is what counts.
    send: (message) => void (child.connected && child.send(Object(message), () => undefined)),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => {
      let told = false;
      const once = () => {
        if (!told) listener();
        told = true;
      };
      child.on('exit', once);
      child.on('error', once);
    },
    kill: () => void child.kill('SIGKILL'),
  };
}
