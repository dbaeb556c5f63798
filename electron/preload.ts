import { contextBridge, ipcRenderer } from 'electron';
import { channelNames, streamNames } from './contract/api.ts';
import { buildBridge } from './contract/install-bridge.ts';

contextBridge.exposeInMainWorld(
  'anamnesis',
  buildBridge(channelNames, streamNames, {
    send: (message) => ipcRenderer.invoke('anamnesis:send', message),
    onEvent: (listener) =>
      void ipcRenderer.on('anamnesis:event', (_event, id: number, event: unknown) => listener(id, event)),
  }),
);
