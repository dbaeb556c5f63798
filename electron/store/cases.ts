import { z } from 'zod';
import { attempt } from '../../native/sqlite/failure.ts';
import type { Db } from '../../native/sqlite/open.ts';
import type { CaseSummary, NoteVersion, OpenCase } from '../contract/case.ts';
import { fail, ok, type Result } from '../contract/error.ts';
import { type Correction, correctionSchema } from '../contract/finding.ts';
import { automaticTitle, ownTitle } from './case-title.ts';
import { type ChoiceStore, choiceStore } from './choices.ts';
import { type Clock, isoTime, systemClock } from './clock.ts';
import { type RationaleStore, rationaleStore } from './rationales.ts';
import { searchQuery } from './search-query.ts';
import { type TraceStore, traceStore } from './traces.ts';

export type CaseStoreOptions = {
  readonly clock?: Pick<Clock, 'now'>;
  /** A new UUID. */
  readonly newId: () => string;
  /** Suggests a title for a note (say "54 M, chest pain"); empty for none. */
  readonly titleOf?: (text: string) => string;
};

/** The cases of an open vault. Every method may fail with `disk-full`, `folder-not-writable` or `vault-damaged` too. */
export type CaseStore = {
  /** Newest first; with a query, best match first and each with an excerpt. A query without a word finds nothing. */
  readonly list: (query: string, archived: boolean) => Result<CaseSummary[]>;
  readonly create: (text: string) => Result<OpenCase>;
  /** `case-not-found`, as everything below. */
  readonly open: (caseId: string) => Result<OpenCase>;
  /** An empty title gives the case its automatic one back. */
  readonly rename: (caseId: string, title: string) => Result<CaseSummary>;
  readonly archive: (caseId: string, archived: boolean) => Result<CaseSummary>;
  /**
   * Keeps text and corrections as a new version, unless they are what the newest version holds. A save that was not
   * based on the newest version is kept as well, then answered with `version-conflict`.
   */
  readonly save: (
    caseId: string,
    baseVersion: number,
    text: string,
    corrections: readonly Correction[],
  ) => Result<Pick<OpenCase, 'summary' | 'version'>>;
  /** Newest first; lengths in UTF-16 code units. */
  readonly versions: (caseId: string) => Result<NoteVersion[]>;
  readonly version: (caseId: string, version: number) => Result<{ text: string }>;
} & RationaleStore &
  ChoiceStore &
  TraceStore;

type CaseRow = {
  readonly row: number;
  readonly case_id: string;
  readonly title: string;
  readonly title_is_own: 0 | 1;
  readonly archived: 0 | 1;
  readonly created_at: string;
  readonly updated_at: string;
};
type VersionRow = { readonly version: number; readonly text: string; readonly corrections: string };

const correctionsColumn = z.array(correctionSchema);
/** More hits than anyone reads; excerpts of long notes are what a search costs. */
const mostHits = 200;

/** The cases in an open database; its statements end with the database. */
export function caseStore(db: Db, { clock = systemClock, newId, titleOf }: CaseStoreOptions): CaseStore {
  const columns = 'c.row, c.case_id, c.title, c.title_is_own, c.archived, c.created_at, c.updated_at';
  const newest = db.prepare<[number], VersionRow>(
    'SELECT version, text, corrections FROM note_version WHERE case_row = ? ORDER BY version DESC LIMIT 1',
  );
  const find = db.prepare<[string], CaseRow>(`SELECT ${columns} FROM clinical_case c WHERE case_id = ?`);
  const all = db.prepare<[number], CaseRow>(
    `SELECT ${columns} FROM clinical_case c WHERE archived = ? ORDER BY updated_at DESC, row DESC`,
  );
  const search = db.prepare<[string, number], CaseRow & { readonly excerpt: string }>(
    `SELECT ${columns}, snippet(case_search, -1, char(2), char(3), '…', 16) AS excerpt
     FROM case_search JOIN clinical_case c ON c.row = case_search.rowid
     WHERE case_search MATCH ? AND c.archived = ? ORDER BY rank LIMIT ${mostHits}`,
  );
  const addCase = db.prepare<[string, string, string, string]>(
    'INSERT INTO clinical_case (case_id, title, created_at, updated_at) VALUES (?, ?, ?, ?)',
  );
  const addVersion = db.prepare<[number, number, number | null, string, number, string, string]>(
    `INSERT INTO note_version (case_row, version, based_on, saved_at, length, text, corrections)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const setTitle = db.prepare<[string, number, string, number]>(
    'UPDATE clinical_case SET title = ?, title_is_own = ?, updated_at = ? WHERE row = ?',
  );
  const setArchived = db.prepare<[number, number]>('UPDATE clinical_case SET archived = ? WHERE row = ?');
  const listVersions = db.prepare<[number], NoteVersion>(
    'SELECT version, saved_at AS savedAt, length FROM note_version WHERE case_row = ? ORDER BY version DESC',
  );
  const oneVersion = db.prepare<[number, number], { text: string }>(
    'SELECT text FROM note_version WHERE case_row = ? AND version = ?',
  );

  /** Runs work on a case in one transaction that holds the write lock from its start. */
  function withCase<T>(caseId: string, work: (row: CaseRow) => Result<T>): Result<T> {
    const inside = db.transaction((): Result<T> => {
      const row = find.get(caseId);
      return row === undefined ? fail('case-not-found') : work(row);
    });
    const done = attempt(() => inside.immediate());
    return done.ok ? done.value : done;
  }

  const refreshed = (caseId: string): CaseSummary => {
    const row = find.get(caseId);
    if (row === undefined) throw new Error('a case vanished inside a transaction');
    return summaryOf(row, null);
  };

  function openRow(row: CaseRow): OpenCase {
    const note = newest.get(row.row);
    if (note === undefined) throw new Error('a case has no version');
    const corrections = correctionsColumn.parse(JSON.parse(note.corrections));
    return { summary: summaryOf(row, null), version: note.version, text: note.text, corrections };
  }

  return {
    ...rationaleStore(db, { clock }),
    ...choiceStore(db, { clock }),
    ...traceStore(db, { clock }),

    list(query, archived) {
      const flag = archived ? 1 : 0;
      if (query.trim() === '') return attempt(() => all.all(flag).map((row) => summaryOf(row, null)));
      const expression = searchQuery(query);
      if (expression === null) return ok([]);
      return attempt(() => search.all(expression, flag).map((row) => summaryOf(row, row.excerpt)));
    },

    create(text) {
      const note = text.toWellFormed();
      const caseId = newId();
      const now = isoTime(clock);
      const inside = db.transaction(() => {
        const row = Number(addCase.run(caseId, automaticTitle(note, titleOf), now, now).lastInsertRowid);
        addVersion.run(row, 1, null, now, note.length, note, '[]');
        return { summary: refreshed(caseId), version: 1, text: note, corrections: [] };
      });
      return attempt(() => inside.immediate());
    },

    open: (caseId) => withCase(caseId, (row) => ok(openRow(row))),

    rename: (caseId, title) =>
      withCase(caseId, (row) => {
        const own = ownTitle(title);
        const shown = own === '' ? automaticTitle(openRow(row).text, titleOf) : own;
        setTitle.run(shown, own === '' ? 0 : 1, isoTime(clock), row.row);
        return ok(refreshed(caseId));
      }),

    archive: (caseId, archived) =>
      withCase(caseId, (row) => {
        setArchived.run(archived ? 1 : 0, row.row);
        return ok(refreshed(caseId));
      }),

    save(caseId, baseVersion, text, corrections) {
      // UTF-8 has no lone surrogates; without this a note with one would differ from itself at every save.
      const note = text.toWellFormed();
      const decisions = JSON.stringify(correctionsColumn.parse(corrections));
      return withCase(caseId, (row) => {
        const last = newest.get(row.row);
        if (last === undefined) throw new Error('a case has no version');
        // Also when the base is old: a save repeated because its answer was lost is no conflict.
        if (last.text === note && last.corrections === decisions)
          return ok({ summary: summaryOf(row, null), version: last.version });
        const version = last.version + 1;
        const now = isoTime(clock);
        addVersion.run(row.row, version, baseVersion, now, note.length, note, decisions);
        setTitle.run(row.title_is_own ? row.title : automaticTitle(note, titleOf), row.title_is_own, now, row.row);
        // A value, not an exception: the transaction commits and the text is kept.
        if (baseVersion !== last.version) return fail('version-conflict');
        return ok({ summary: refreshed(caseId), version });
      });
    },

    versions: (caseId) => withCase(caseId, (row) => ok(listVersions.all(row.row))),

    version: (caseId, version) =>
      withCase(caseId, (row) => {
        const found = oneVersion.get(row.row, version);
        return found === undefined ? fail('case-not-found', 'version') : ok(found);
      }),
  };
}

function summaryOf(row: CaseRow, excerpt: string | null): CaseSummary {
  return {
    caseId: row.case_id,
    title: row.title,
    titleIsOwn: row.title_is_own === 1,
    archived: row.archived === 1,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    excerpt,
  };
}
