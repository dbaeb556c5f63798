import { fail, ok, type Result } from '../../electron/contract/error.ts';
import { attempt } from './failure.ts';
import type { Db } from './open.ts';

/** One step of a schema. `version` counts from 1 without gaps; a step that was released is never edited. */
export type Migration = { readonly version: number; readonly sql: string };

/** The schema version a database says it has; 0 for a new one. */
export function schemaVersion(db: Db): number {
  return Number(db.pragma('user_version', { simple: true }));
}

/**
 * Brings a database forward to the last migration, each step in one transaction with its version number, so that a
 * crash leaves it at a whole version. Answers the version reached. Refuses a database from the future with
 * `vault-newer`; otherwise fails as `attempt` does, at the version before the failing step.
 */
export function migrate(db: Db, migrations: readonly Migration[]): Result<number> {
  migrations.forEach((m, i) => {
    if (m.version !== i + 1) throw new RangeError(`migration ${m.version} stands in place ${i + 1}`);
  });
  return attemptSteps(db, migrations);
}

function attemptSteps(db: Db, migrations: readonly Migration[]): Result<number> {
  const found = attempt(() => schemaVersion(db));
  if (!found.ok) return found;
  if (found.value > migrations.length) return fail('vault-newer');
  for (const { version, sql } of migrations.slice(found.value)) {
    const step = db.transaction(() => {
      db.exec(sql);
      db.pragma(`user_version = ${version}`);
    });
    const done = attempt(() => step.immediate());
    if (!done.ok) return done;
  }
  return ok(migrations.length);
}
