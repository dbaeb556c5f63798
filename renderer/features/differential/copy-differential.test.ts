import { describe, expect, it } from 'vitest';
import { ClinicalEngine } from '../../../electron/clinical/analyse.ts';
import { smallKnowledge } from '../../../tests/fixtures/small-pack.ts';
import { differentialText } from './copy-differential.ts';

const engine = new ClinicalEngine(smallKnowledge());
const note =
  'Sex: F\nGender: male\nFever, productive cough, dyspnoea and pleuritic chest pain after a long-haul flight.';

describe('the list as text', () => {
  const text = differentialText(
    engine.analyse(note, [], 'gp', [
      { conditionId: 'hypothyroidism', choice: 'pinned' },
      { conditionId: 'bacterial-vaginosis', choice: 'excluded' },
    ]),
    'general practice',
  );
  it('holds ranks, codes, probabilities, urgency and reasons', () => {
    expect(text).toMatch(/^Differential diagnosis \(general practice\)\n/);
    expect(text).toMatch(/\d\. Pneumonia \(J18\.9\) \d+ %, routine\n {3}for: productive cough/);
    expect(text).toMatch(/\d\. Hypothyroidism \(E03\.9\) <?\d+ %, routine, pinned by you\n/);
  });
  it('holds dangers, contradictions, exclusions and what is left open', () => {
    expect(text).toContain('! The note states two different sexes');
    expect(text).toMatch(/Can’t miss:\n {2}Pulmonary embolism \(I26\.9\) \d+ % – Would be settled by CT pulmonary/);
    expect(text).toContain('Excluded by the user: Bacterial vaginosis');
    expect(text).toMatch(/Other conditions of the pack: .*\nNot in the pack: /);
    expect(text).toContain(`knowledge pack ${'0'.repeat(12)}`);
  });
  it('says nothing of the note itself but the words of the pack', () => {
    expect(text).not.toContain('long-haul');
  });
});
