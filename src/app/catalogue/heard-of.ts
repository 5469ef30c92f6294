import { DAY, type Instant } from "../../domain/basics/calendar.ts";
import type { Word } from "../../domain/catalogue/learn.ts";
import { shownOf } from "../../domain/catalogue/told.ts";

/** Products that a process remembers; a hundred bytes each. */
const REMEMBERED = 20_000;

/** Of one product: what was said, and from when to when the same words are known to be no news. */
interface Heard {
  readonly words: string;
  readonly from: Instant;
  readonly to: Instant;
}

/**
 * What this process has told the catalogue lately. The same words about the same product are no news, and other words
 * are none before a day has passed (domain/catalogue/learn.ts) unless they say more: so nearly every line of nearly every
 * order costs nothing.
 */
export function makeHeardOf() {
  const heard = new Map<string, Heard>();
  return {
    /** The words that may be news, by product. */
    news(words: ReadonlyMap<string, readonly Word[]>): ReadonlyMap<string, readonly Word[]> {
      const news = new Map<string, readonly Word[]>();
      for (const [id, told] of words) {
        const before = heard.get(id);
        const fresh = before ? told.filter((word) => isNews(before, word)) : told;
        if (fresh.length > 0) news.set(id, fresh);
      }
      return news;
    },
    remember(id: string, told: readonly Word[]): void {
      const before = heard.get(id);
      const last = told.at(-1);
      if (!last) return;
      heard.delete(id);
      if (heard.size >= REMEMBERED)
        for (const oldest of [...heard.keys()].slice(0, REMEMBERED / 10)) heard.delete(oldest);
      const times = [...told.map(({ at }) => at), ...(before ? [before.from, before.to] : [])];
      heard.set(id, { words: wordsOf(last), from: Math.min(...times), to: Math.max(...times) });
    },
  };
}

function isNews({ words, from, to }: Heard, word: Word): boolean {
  // An earlier day than any so far is the first on which it was heard of.
  if (word.at < from - DAY) return true;
  if (wordsOf(word) === words) return false;
  return word.at >= to + DAY || saysMore(words, word);
}

const FIELDS = ["name", "category", "price", "image", "url"] as const;

function wordsOf({ said }: Word): string {
  const shown = shownOf(said);
  return FIELDS.map((field) => JSON.stringify(shown[field] ?? null)).join("\n");
}

function saysMore(words: string, word: Word): boolean {
  const before = words.split("\n");
  return wordsOf(word)
    .split("\n")
    .some((field, index) => field !== "null" && before[index] === "null");
}
