import { describe, expect, it } from 'vitest';
import { lastVersionBefore } from './last-version-before.ts';

const at = (version: number, time: string, length = 10) => ({ version, savedAt: `2026-01-01T${time}Z`, length });

describe('the version to compare with', () => {
  it('is the one before the latest burst of edits', () => {
    const versions = [at(5, '10:42:05'), at(4, '10:42:01'), at(3, '10:30:10'), at(2, '10:30:05'), at(1, '10:00:00', 0)];
    expect(lastVersionBefore(versions)).toBe(3);
  });
  it('is the oldest with text when there was one burst alone', () => {
    expect(lastVersionBefore([at(3, '10:00:08'), at(2, '10:00:04'), at(1, '10:00:00', 0)])).toBe(2);
  });
  it('is none for a note with one version', () => {
    expect(lastVersionBefore([at(2, '10:00:04'), at(1, '10:00:00', 0)])).toBeNull();
    expect(lastVersionBefore([])).toBeNull();
  });
});
