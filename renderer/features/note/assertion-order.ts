import type { Assertion } from '../../../electron/contract/finding.ts';

/** The assertions as lists and legends show them. */
export const assertionOrder: readonly Assertion[] = [
  'present',
  'absent',
  'uncertain',
  'historical',
  'family',
  'hypothetical',
];
