// npm run build: the knowledge pack, the window and Electron's processes, under dist/.
import { buildElectron } from './build-electron.ts';
import { buildRenderer } from './build-renderer.ts';
import { ensurePack } from './ensure-pack.ts';

const say = (line: string) => console.error(line);
if (ensurePack(say) === null) process.exit(1);
await buildRenderer(say);
await buildElectron(say);
