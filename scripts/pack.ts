// npm run -s pack -- check [FILE|--errors] | find "words"… | report | weak [--all]
import { Wording } from '../electron/clinical/knowledge/wording.ts';
import { coverageReport } from './coverage-report.ts';
import { compileFolder, coreFolder, readCurricula } from './pack-sources.ts';
import { weakSpotsReport } from './weak-spots-report.ts';

const [command = 'check', argument = ''] = process.argv.slice(2);
const { pack, problems, files } = compileFolder(coreFolder);

switch (command) {
  case 'check': {
    const shown = problems.filter((p) => (argument === '--errors' ? p.level === 'error' : p.file.includes(argument)));
    for (const p of shown) console.log(`${p.level}  ${p.file}  ${p.entry}: ${p.message}`);
    const errors = problems.filter((p) => p.level === 'error').length;
    console.log(
      `${pack.conditions.length} conditions, ${pack.concepts.length - pack.conditions.length} findings, ` +
        `${pack.wordings} wordings, ${pack.analytes.length} analytes; ` +
        `${errors} errors, ${problems.length - errors} warnings`,
    );
    process.exitCode = errors > 0 ? 1 : 0;
    break;
  }
  case 'find': {
    const wording = new Wording(pack);
    for (const query of process.argv.slice(3)) {
      const wanted = wording.stems(query);
      const key = wording.key(query);
      const hits = pack.concepts
        .map((c) => {
          const keys = [c.label, ...c.forms];
          const exact = keys.some((k) => wording.key(k) === key);
          const overlap = Math.max(...keys.map((k) => share(wanted, wording.stems(k))));
          return { c, exact, overlap };
        })
        .filter((h) => h.exact || h.overlap >= 0.5)
        .sort((a, b) => Number(b.exact) - Number(a.exact) || b.overlap - a.overlap)
        .slice(0, 8);
      console.log(`${query}`);
      for (const { c, exact } of hits)
        console.log(`  ${exact ? '=' : '~'} ${c.label} [${c.kind}] (${c.forms.slice(0, 4).join('; ')})`);
    }
    break;
  }
  case 'report':
    for (const line of coverageReport(pack, readCurricula())) console.log(line);
    break;
  case 'weak':
    for (const line of weakSpotsReport(pack, files, argument === '--all')) console.log(line);
    break;
  default:
    console.error('usage: npm run -s pack -- check [FILE] | find "words"… | report | weak [--all]');
    process.exitCode = 2;
}

function share(a: readonly string[], b: readonly string[]): number {
  const common = a.filter((x) => b.includes(x)).length;
  return common / Math.max(1, a.length + b.length - common);
}
