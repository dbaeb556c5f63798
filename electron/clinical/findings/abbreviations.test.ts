import { describe, expect, it } from 'vitest';
import { meansOther, type Surroundings } from './abbreviations.ts';

const at = (before: string, after: string, over: Partial<Surroundings> = {}): Surroundings => ({
  before,
  after,
  section: 'presentIllness',
  ageYears: 50,
  ...over,
});

describe('an abbreviation with two meanings', () => {
  it.each([
    ['RA', at('SpO2 96% ', '.'), true],
    ['RA', at('PMH: ', ' on methotrexate'), false],
    ['PE', at('', ': BP 120/80'), true],
    ['PE', at('previous ', ' in 2011'), false],
    ['CP', at('no ', ' or palpitations'), true],
    ['CP', at('quadriplegic ', ', wheelchair', { ageYears: 9 }), false],
    ['GBS', at('Mother ', ' positive', { ageYears: 0.01 }), true],
    ['GBS', at('admitted with ', ' after gastroenteritis'), false],
    ['TTP', at('LR6 ', ' ++', { section: 'examination' }), true],
    ['PSA', at('', ' 3.1'), true],
    ['HP', at('bird keeper, ', ' suspected'), true],
    ['HP', at('', ' breath test positive'), false],
  ] as const)('%s after "%s"', (written, surroundings, other) => {
    expect(meansOther(written, surroundings)).toBe(other);
  });
  it('leaves other words alone', () => {
    expect(meansOther('asthma', at('', ''))).toBe(false);
  });
});
