// npm run -s diagnose -- … | npm run -s evaluate -- …
import { diagnose, exitCodes } from '../electron/app/diagnose.ts';
import { evaluate } from '../electron/app/evaluate.ts';
import { ensurePack } from './ensure-pack.ts';

const [command, ...args] = process.argv.slice(2);
const terminal = {
  out: (text: string) => void process.stdout.write(`${text}\n`),
  err: (text: string) => void process.stderr.write(`${text}\n`),
};
// A reader that closes early ("| head") is not a fault.
process.stdout.on('error', () => process.exit(exitCodes.done));
const packFile = ensurePack(terminal.err);
if (packFile === null) process.exitCode = exitCodes.failed;
else
  process.exitCode =
    command === 'evaluate' ? evaluate(args, packFile, terminal) : await diagnose(args, packFile, terminal);
