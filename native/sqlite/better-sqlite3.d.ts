/**
 * The part of better-sqlite3-multiple-ciphers this program uses. The package ships its own declarations, but its
 * `exports` hides them from TypeScript.
 */
declare module 'better-sqlite3-multiple-ciphers' {
  type RunResult = { readonly changes: number; readonly lastInsertRowid: number | bigint };

  type Statement<Parameters extends readonly unknown[], Row> = {
    run(...parameters: Parameters): RunResult;
    get(...parameters: Parameters): Row | undefined;
    all(...parameters: Parameters): Row[];
    iterate(...parameters: Parameters): IterableIterator<Row>;
    /** Rows become their first column's value; `Row` has to say so. */
    pluck(on?: boolean): Statement<Parameters, Row>;
    /** Rows become arrays of column values; `Row` has to say so. */
    raw(on?: boolean): Statement<Parameters, Row>;
  };

  type Transaction<Arguments extends readonly unknown[], Value> = {
    (...args: Arguments): Value;
    /** Takes the write lock at once instead of at the first write. */
    immediate(...args: Arguments): Value;
  };

  namespace Database {
    type Database = {
      readonly open: boolean;
      readonly inTransaction: boolean;
      prepare<Parameters extends readonly unknown[] = unknown[], Row = unknown>(
        sql: string,
      ): Statement<Parameters, Row>;
      transaction<Arguments extends readonly unknown[], Value>(
        work: (...args: Arguments) => Value,
      ): Transaction<Arguments, Value>;
      exec(sql: string): Database;
      pragma(sql: string, options?: { readonly simple?: boolean }): unknown;
      close(): Database;
    };
  }

  const Database: new (
    file: string,
    options?: { readonly readonly?: boolean; readonly fileMustExist?: boolean; readonly timeout?: number },
  ) => Database.Database;
  export default Database;
}
