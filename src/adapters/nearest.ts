import { distance } from "fastest-levenshtein";

/** The known name that somebody who wrote `name` most likely meant; undefined when none is close. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const reach = Math.max(2, Math.floor(name.length / 2));
  const [best] = known
    .map((candidate) => ({ candidate, away: distance(name.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.away - b.away);
  return best && best.away <= reach ? best.candidate : undefined;
}
