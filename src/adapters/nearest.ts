import { distance } from "fastest-levenshtein";

/** As far off as a slip of the finger is. */
const SLIP = 2;
const SHORTEST_PART = 4;

/**
 * The known name that somebody who wrote `name` most likely meant: misspelt by a letter or two, cut short
 * (`Moscow`, `links.unsub`), or else the one that looks most alike. Undefined when none is close.
 */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const written = name.toLowerCase();
  const [best] = known
    .map((candidate) => ({ candidate, away: distance(written, candidate.toLowerCase()) }))
    .sort((a, b) => a.away - b.away);
  if (best && best.away <= Math.min(SLIP, name.length / 2)) return best.candidate;
  const whole = name.length < SHORTEST_PART ? undefined : holding(written, known);
  if (whole !== undefined) return whole;
  return best && best.away <= Math.max(SLIP, Math.floor(name.length / 2)) ? best.candidate : undefined;
}

/** The shortest name of which `part` is the beginning or the end. */
function holding(part: string, known: readonly string[]): string | undefined {
  return known
    .filter((candidate) => {
      const whole = candidate.toLowerCase();
      return whole.startsWith(part) || whole.endsWith(part);
    })
    .sort((a, b) => a.length - b.length)[0];
}

/** The known name that `name` is but for a few letters, one in five at most; undefined when there is none. */
export function misspelt(name: string, known: readonly string[]): string | undefined {
  const [best] = known
    .map((candidate) => ({ candidate, away: distance(name, candidate) }))
    .sort((a, b) => a.away - b.away);
  const most = Math.min(Math.max(SLIP, Math.floor(name.length / 5)), name.length / 2);
  return best && best.away <= most ? best.candidate : undefined;
}
