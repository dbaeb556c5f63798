import { describe, expect, it } from 'vitest';
import { chapterOf, distance, normaliseCode } from './icd10.ts';

describe('ICD-10', () => {
  it.each([
    ['E06.3', 'E06.3', 0],
    ['e063', 'E06.3', 0],
    ['E06.3', 'E06.9', 1],
    ['E06.3', 'E11.9', 2],
    ['E06.3', 'J18.9', 3],
    ['nonsense', 'J18.9', 3],
  ] as const)('distance %s to %s is %i', (a, b, d) => {
    expect(distance(a, b)).toBe(d);
    expect(distance(b, a)).toBe(d);
  });
  it('places codes in chapters', () => {
    expect(chapterOf('H59.9')?.title).toBe('Eye');
    expect(chapterOf('H60.0')?.title).toBe('Ear');
    expect(chapterOf('D50.9')?.title).toBe('Blood and immune mechanism');
  });
  it('refuses what is no code', () => {
    expect(normaliseCode('K35.80')).toBeNull();
    expect(normaliseCode('')).toBeNull();
  });
});
