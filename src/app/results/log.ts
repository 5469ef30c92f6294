import { createHash } from "node:crypto";
import { pMapIterable } from "p-map";
import { HOUR, type Instant } from "../../domain/basics/calendar.ts";
import type { Told } from "../../domain/results/told.ts";
import type { ResultsFiles } from "../../ports/results-files.ts";
import { hourFolder, hourOf, LOG } from "./names.ts";

/**
 * Keeps what a batch of the stream told: a file for each hour in which the table took it. A batch that is repeated is the
 * same file; one that was split, or comes together with others, repeats lines that readers know by their ids.
 */
export function makeKeepTold({ files }: { readonly files: ResultsFiles }) {
  return async (told: readonly Told[]): Promise<void> => {
    for (const [folder, lines] of Map.groupBy(told, ({ at }) => hourFolder(at))) {
      const digest = createHash("sha256").update(lines.map(({ id }) => id).join("\n"));
      const text = lines.map((line) => `${JSON.stringify(line)}\n`).join("");
      await files.put(`${folder}${digest.digest("base64url").slice(0, 22)}`, text);
    }
  };
}

/** The first hour of which there are records. */
export async function oldestHour(files: ResultsFiles): Promise<Instant | undefined> {
  for await (const name of files.names(LOG)) return hourOf(name);
  return undefined;
}

const AT_ONCE = { concurrency: 16 };

/**
 * Everything that the table took from one instant until another and whose customer is asked for, each record once. All
 * copies of a record are of the same hour, so no more than an hour's ids are remembered.
 */
export async function* readTold(
  files: ResultsFiles,
  { from, until }: { readonly from: Instant; readonly until: Instant },
  isOurs: (customer: string) => boolean,
): AsyncGenerator<Told> {
  for (let hour = Math.floor(from / HOUR) * HOUR; hour < until; hour += HOUR) {
    const heard = new Set<string>();
    const texts = pMapIterable(files.names(hourFolder(hour)), (name) => files.get(name), AT_ONCE);
    for await (const text of texts)
      for (const line of (text ?? "").split("\n")) {
        if (line === "") continue;
        const told = JSON.parse(line) as Told;
        if (told.at < from || told.at >= until || heard.has(told.id) || !isOurs(told.customer)) continue;
        heard.add(told.id);
        yield told;
      }
  }
}
