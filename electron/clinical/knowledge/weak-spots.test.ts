import { describe, expect, it } from 'vitest';
import { smallSources } from '../../../tests/fixtures/small-pack.ts';
import { compilePack, type SourceFile } from './compile.ts';
import { weakSpots } from './weak-spots.ts';

const [findings, conditions, analytes] = smallSources.files as [SourceFile, SourceFile, SourceFile];
const list = conditions.value as Record<string, unknown>[];

/** Weak spots of the small pack with its first condition (pneumonia) changed, and further conditions. */
function look(change: Record<string, unknown> = {}, ...more: Record<string, unknown>[]) {
  const { pack, files } = compilePack('test', '', smallSources.words, [
    { path: findings.path, value: [...(findings.value as object[]), { label: 'hiccups', kind: 'symptom' }] },
    { path: conditions.path, value: [{ ...list[0], ...change }, ...list.slice(1), ...more] },
    analytes,
  ]);
  return weakSpots(pack, (concept) => files[concept] ?? '');
}
const names = (all: readonly { readonly name: string }[]) => all.map((c) => c.name);

describe('weakSpots', () => {
  it('names pairs that little separates, most alike first', () => {
    const twin = { ...list[0], name: 'Twin', synonyms: [], icd10: 'J12.9' };
    const near = {
      ...twin,
      name: 'Near',
      icd10: 'J13',
      few: [],
      some: ['tachycardia'],
      most: ['crackles', 'dyspnoea', 'leg oedema', 'chest pain'],
    };
    const { inseparable } = look({}, twin, near);
    expect(inseparable.map(({ a, b }) => `${a.name} = ${b.name}`)[0]).toBe('Pneumonia = Twin');
    expect(inseparable[0]?.similarity).toBe(1);
    expect(inseparable.every((p, i) => i === 0 || p.similarity <= (inseparable[i - 1]?.similarity ?? 0))).toBe(true);
    expect(look().inseparable).toEqual([]);
  });
  it('lists findings nobody uses and findings with their own name alone, by file', () => {
    expect(look().unused.get('findings/all.yaml')).toContain('hiccups');
    expect(look({ few: ['wheeze', 'hiccups'] }).unused.get('findings/all.yaml')).not.toContain('hiccups');
    expect(look().nameOnly.get('findings/all.yaml')).toEqual(['markedly raised TSH', 'hiccups']);
  });
  it('shows wordings that two layers claim', () => {
    expect(look().collisions).toEqual([]);
    expect(look({ synonyms: ['tachycardia'] }).collisions).toEqual([
      { wording: 'tachycardia', owners: ['finding tachycardia', 'condition Pneumonia'] },
    ]);
  });
  it('finds conditions in one band, and those whose findings are worded one way', () => {
    const all = ['productive cough', 'fever', 'crackles', 'dyspnoea', 'wheeze', 'cough', 'tachycardia', 'chest pain'];
    expect(names(look().oneBand)).not.toContain('Pneumonia');
    expect(names(look({ 'nearly all': [], most: [], some: all, few: [] }).oneBand)).toContain('Pneumonia');
    expect(look().hardToRead[0]).toMatchObject({ findings: 1 });
  });
  it("finds emergencies that may be missed, and can't-miss conditions without a telling test", () => {
    expect(names(look({ urgency: 'emergency' }).missable)).toEqual(['Pneumonia']);
    const untold = { cantMiss: true, tests: { 'chest X-ray': ['something unheard of'] } };
    expect(names(look(untold).untested)).toEqual(['Pneumonia']);
    expect(names(look({ cantMiss: true, tests: { 'chest X-ray': ['fever'] } }).untested)).toEqual([]);
  });
  it('doubts an emergency that is very common in general practice', () => {
    const prevalence = { gp: 'very common', ed: 'common', hospital: 'common' };
    expect(names(look({ urgency: 'emergency', prevalence }).oddPrevalence)).toEqual(['Pneumonia']);
    expect(names(look({ prevalence }).oddPrevalence)).toEqual([]);
  });
});
