import { attempt } from '../../native/sqlite/failure.ts';
import type { Db } from '../../native/sqlite/open.ts';
import { defaultSettings, type Settings, settingsSchema } from '../contract/api.ts';
import type { Result } from '../contract/error.ts';

/** Where the chosen model lies; kept for the core alone, the window never sees a path. */
const modelPathKey = 'modelPath';

/** The settings of an open vault. Fails as `attempt` does. */
export type SettingsStore = {
  /** A setting that is missing or that this version does not understand has its default. */
  readonly read: () => Result<Settings>;
  readonly write: (settings: Settings) => Result<undefined>;
  readonly modelPath: () => Result<string | null>;
  readonly writeModelPath: (path: string | null) => Result<undefined>;
};

/** The settings in an open database; its statements end with the database. */
export function settingsStore(db: Db): SettingsStore {
  const rows = db.prepare<[], [string, string]>('SELECT key, value FROM setting').raw();
  const put = db.prepare<[string, string]>(
    'INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  );
  const stored = (): Map<string, unknown> => new Map(rows.all().map(([key, json]) => [key, JSON.parse(json)]));

  return {
    read: () =>
      attempt(() => {
        const values = stored();
        const valid = Object.entries(settingsSchema.shape).flatMap(([key, schema]) => {
          const parsed = schema.safeParse(values.get(key));
          return parsed.success ? [[key, parsed.data] as const] : [];
        });
        return settingsSchema.parse({ ...defaultSettings, ...Object.fromEntries(valid) });
      }),
    write(settings) {
      const all = db.transaction(() => {
        for (const [key, value] of Object.entries(settingsSchema.parse(settings))) put.run(key, JSON.stringify(value));
      });
      return attempt(() => void all.immediate());
    },
    modelPath: () =>
      attempt(() => {
        const path = stored().get(modelPathKey);
        return typeof path === 'string' ? path : null;
      }),
    writeModelPath: (path) => attempt(() => void put.run(modelPathKey, JSON.stringify(path))),
  };
}
