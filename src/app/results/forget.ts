import pMap from "p-map";
import { DAY, formatDay, type Instant } from "../../domain/basics/calendar.ts";
import type { CustomerKey } from "../../domain/facts/facts.ts";
import type { ResultsFiles } from "../../ports/results-files.ts";
import { LOG, WAITING } from "./names.ts";

/** Folders with lines that name customers: records as they came first, because lists are made of them again. */
const FOLDERS = [LOG, "days/", "windows/", WAITING];
const DATED = /^(?:log|days|windows)\/(\d{4}-\d{2}-\d{2})/;
const AT_ONCE = { concurrency: 8 };

/**
 * Makes every line nobody's that names one of the keys, from the day of an instant on. What takes a key's place has as many
 * bytes, so the places in a file's index stay true, and so do the figures. Answers with the number of files.
 */
export function makeForgetInResults({ names, get, put }: Pick<ResultsFiles, "names" | "get" | "put">) {
  return async (keys: readonly CustomerKey[], since: Instant): Promise<number> => {
    // A day early: the shop's days are not those of the records.
    const first = formatDay(Math.floor(since / DAY) - 1);
    const replacements = keys.map((key) => [JSON.stringify(key), nobodyAsLongAs(key)] as const);
    let changed = 0;
    for (const folder of FOLDERS) {
      const found: string[] = [];
      for await (const name of names(folder)) if ((DATED.exec(name)?.[1] ?? first) >= first) found.push(name);
      await pMap(
        found,
        async (name) => {
          const text = await get(name);
          if (text === undefined || !replacements.some(([key]) => text.includes(key))) return;
          await put(
            name,
            replacements.reduce((left, [key, nobody]) => left.replaceAll(key, nobody), text),
          );
          changed += 1;
        },
        AT_ONCE,
      );
    }
    return changed;
  };
}

/** A key in JSON has a letter, a colon and something after it at the least. */
const nobodyAsLongAs = (key: CustomerKey): string =>
  JSON.stringify("x:".padEnd(Buffer.byteLength(JSON.stringify(key)) - 2, "-"));
