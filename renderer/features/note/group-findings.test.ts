import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Finding } from '../../../electron/contract/finding.ts';
import { findingRows, passes } from './group-findings.ts';

const finding = (label: string, start: number, assertion: Finding['assertion'] = 'present'): Finding => ({
  id: `F${start}`,
  conceptId: label,
  label,
  kind: 'symptom',
  start,
  end: start + label.length,
  text: label,
  section: 'other',
  assertion,
  by: 'reader',
  measurement: null,
});
const cough = finding('cough', 20);
const wheeze = finding('wheeze', 10, 'absent');
const fever = finding('fever', 30);

it('groups by system in the order of an examination, each group in note order, with counts', () => {
  const systems = { cough: 'respiratory', wheeze: 'respiratory', fever: 'general' };
  expect(findingRows([cough, wheeze, fever], systems, [])).toEqual([
    { type: 'group', group: 'general', count: 1 },
    { type: 'finding', finding: fever },
    { type: 'group', group: 'respiratory', count: 2 },
    { type: 'finding', finding: wheeze },
    { type: 'finding', finding: cough },
  ]);
});

it('shows what no file is known of last', () => {
  expect(findingRows([cough], { cough: 'a pack of somebody else' }, [])[0]).toMatchObject({ group: 'other' });
});

it('has a group for every file of the core pack', () => {
  const core = join(import.meta.dirname, '..', '..', '..', 'resources', 'knowledge', 'core');
  const files = ['findings', 'conditions'].flatMap((folder) => readdirSync(join(core, folder)));
  const systems = files.map((file) => file.replace(/^added-|\.yaml$/g, ''));
  const other = systems.filter((system) => {
    const [first] = findingRows([cough], { cough: system }, []);
    return first?.type === 'group' && first.group === 'other';
  });
  expect(other).toEqual([]);
});

it('filters by words in any order and by assertion', () => {
  const all = { words: '', assertions: new Set<Finding['assertion']>() };
  expect([cough, wheeze].filter((f) => passes(f, all))).toEqual([cough, wheeze]);
  expect([cough, wheeze].filter((f) => passes(f, { ...all, assertions: new Set(['absent']) }))).toEqual([wheeze]);
  expect(passes(finding('dry cough', 0), { ...all, words: 'COU dry' })).toBe(true);
  expect(passes(cough, { ...all, words: 'cough dry' })).toBe(false);
});
