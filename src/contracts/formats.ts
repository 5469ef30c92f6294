/** Takes what was stored in one format to the next one. It meets nothing but what that format allows. */
export type Migration = (stored: never) => unknown;

/** The attribute of an item, where one is needed, that says in which format it is. Absent of the first. */
export const FORMAT = "format";

/**
 * For every kind of thing that is stored, what turns its first format into the second, the second into the third, and so
 * on. The present format is one more than there are migrations, so that changing one is adding one here; a release reads
 * all that came before, and refuses what came after. `npm run fixtures` keeps what this release writes, for the tests of
 * the next ones (docs/adr/0106-formats.md).
 */
const MIGRATIONS = {
  /** What a fact says: the JSON of an item of the events table. */
  fact: [],
  /** Of an item of the customers table. */
  profile: [],
  score: [],
  /** Of an item of the tastes table. */
  taste: [],
  /** Of an item of the checkpoints table. One that cannot be read is made anew of all facts. */
  checkpoint: [],
  /** What the till has to be told of several codes at once. */
  "till-batch": [],
  /** A whole item of the journal: sends, entries, cohorts, codes, points, counts. */
  journal: [],
  /** The rules of a published version of the config. Its files are text, and packs of mails are named by their content. */
  config: [],
  /** A document of a night. */
  document: [],
} as const satisfies Record<string, readonly Migration[]>;

export type StoredKind = keyof typeof MIGRATIONS;

/** Something stored is of a format that only a later release knows. Nothing here can tell what it means. */
export class NewerFormat extends Error {
  override readonly name = "NewerFormat";
}

type Migrations = Readonly<Record<string, readonly Migration[]>>;

/** Formats by these migrations. */
export function makeFormats<Kind extends string>(migrations: { readonly [K in Kind]: readonly Migration[] }) {
  const steps: Migrations = migrations;
  const presentFormat = (kind: Kind): number => (steps[kind]?.length ?? 0) + 1;

  /** Why this release cannot read something of that format; undefined where it can. */
  const tooNew = (kind: Kind, format: number): string | undefined =>
    Number.isInteger(format) && format >= 1 && format <= presentFormat(kind)
      ? undefined
      : `it is a ${kind} of format ${format}, and this release knows up to ${presentFormat(kind)}: a newer one wrote it`;

  return {
    presentFormat,
    tooNew,
    /** What was stored, as this release would store it. Throws a NewerFormat where a later release wrote it. */
    upToDate(kind: Kind, format: number, stored: unknown): unknown {
      const reason = tooNew(kind, format);
      if (reason !== undefined) throw new NewerFormat(reason);
      return (steps[kind] ?? [])
        .slice(format - 1)
        .reduce((reached: unknown, migrate) => migrate(reached as never), stored);
    },
    /** What an item says of its format: nothing while it is the first. */
    stamp(kind: Kind): { readonly [FORMAT]?: number } {
      return presentFormat(kind) > 1 ? { [FORMAT]: presentFormat(kind) } : {};
    },
  };
}

export const { presentFormat, tooNew, upToDate, stamp } = makeFormats<StoredKind>(MIGRATIONS);

/** The format of an item; the first where it says nothing. */
export const formatOf = (item: { readonly [FORMAT]?: unknown }): number => Number(item[FORMAT] ?? 1);
