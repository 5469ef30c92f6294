import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { TableName } from "../../src/contracts/tables.ts";

export type Item = Readonly<Record<string, unknown>>;
/** Items of one table as a release wrote them, by the kind that they are of. */
export type Items = Readonly<Record<string, readonly Item[]>>;
export type Fixture = Readonly<Record<TableName, Items>>;

/** What the release itself read in its customers and tastes, by their ids. */
export interface Expected {
  readonly customers: Readonly<Record<string, unknown>>;
  readonly tastes: Readonly<Record<string, unknown>>;
}

/** One folder a release, with one file a table. */
const RELEASES = fileURLToPath(new URL("../fixtures/releases", import.meta.url));
const fileOf = (release: string, name: string) => join(RELEASES, release, `${name}.json`);

export const releases = (): readonly string[] => (existsSync(RELEASES) ? readdirSync(RELEASES).sort() : []);

export function readFixture(release: string): Fixture & { readonly expected: Expected } {
  const read = (name: string) => JSON.parse(readFileSync(fileOf(release, name), "utf8"), withBytes);
  const [events, customers, tastes] = [read("events"), read("customers"), read("tastes")];
  const [checkpoints, journal] = [read("checkpoints"), read("journal")];
  const [config, expected] = [read("config"), read("expected")];
  return { events, customers, tastes, checkpoints, journal, config, expected };
}

export function writeFixture(release: string, fixture: Fixture, expected: Expected): void {
  mkdirSync(join(RELEASES, release), { recursive: true });
  for (const [name, content] of Object.entries({ ...fixture, expected }))
    writeFileSync(fileOf(release, name), `${JSON.stringify(content, asText, 1)}\n`);
}

export const itemBytes = (item: Item): number => JSON.stringify(item, asText).length;

/** Bytes and sets have no JSON of their own. */
function asText(_: string, value: unknown): unknown {
  if (value instanceof Uint8Array) return { base64: Buffer.from(value).toString("base64") };
  return value instanceof Set ? { set: [...value] } : value;
}

function withBytes(_: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  const { base64, set } = value as { readonly base64?: unknown; readonly set?: unknown };
  if (typeof base64 === "string") return new Uint8Array(Buffer.from(base64, "base64"));
  return Array.isArray(set) ? new Set(set) : value;
}
