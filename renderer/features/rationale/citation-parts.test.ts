import { expect, it } from 'vitest';
import { citationParts } from './citation-parts.ts';

it('finds single and grouped citations and leaves other brackets alone', () => {
  expect(citationParts('Haematemesis [F3] after alcohol [F1, F7], stable [sic].')).toEqual([
    { type: 'text', text: 'Haematemesis ' },
    { type: 'finding', findingId: 'F3' },
    { type: 'text', text: ' after alcohol ' },
    { type: 'finding', findingId: 'F1' },
    { type: 'finding', findingId: 'F7' },
    { type: 'text', text: ', stable [sic].' },
  ]);
});

it('is plain text without citations', () => {
  expect(citationParts('No findings.')).toEqual([{ type: 'text', text: 'No findings.' }]);
});
