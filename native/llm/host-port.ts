import type { ParentPort } from 'electron';
import type { HostMessage } from './protocol.ts';

/** The host's end of the channel to the core. `onClose` fires when the core goes away. */
export type HostPort = {
  readonly send: (message: HostMessage) => void;
  readonly onMessage: (listener: (message: unknown) => void) => void;
  readonly onClose: (listener: () => void) => void;
};

/** Electron's utilityProcess when there is a parent port, else the channel of `child_process.fork`; null without either. */
export function hostPort(): HostPort | null {
  const { parentPort }: { parentPort?: ParentPort } = process;
  if (parentPort !== undefined)
    return {
      send: (message) => parentPort.postMessage(message),
      onMessage: (listener) => void parentPort.on('message', (event) => listener(event.data)),
      // Electron ends a utility process with its parent.
      onClose: () => undefined,
    };
  if (process.send === undefined) return null;
  return {
    // The callback takes the error of a parent that has just gone; `disconnect` follows.
    send: (message) => void process.send?.(message, undefined, undefined, () => undefined),
    onMessage: (listener) => void process.on('message', listener),
    onClose: (listener) => void process.on('disconnect', listener),
  };
}
