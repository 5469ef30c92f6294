import type { Said } from "./exports/said.ts";

/** What the people of a file have decided about mails, and what has ended mails to them. */
export interface MailingCounts {
  agreed: number;
  withdrew: number;
  /** Neither is said. */
  unsaid: number;
  bounced: number;
  complained: number;
  /** Rows that are about no mailbox, by what they are. */
  readonly leftOut: Record<string, number>;
  /** Words for a status that are not known, of people who count as not agreed. */
  readonly unknown: Record<string, number>;
  /** Such words of people who count as withdrawn: a suppression is one, whatever it is for. */
  readonly unknownWithdrawn: Record<string, number>;
}

export const noCounts = (): MailingCounts => ({
  ...{ agreed: 0, withdrew: 0, unsaid: 0, bounced: 0, complained: 0 },
  ...{ leftOut: {}, unknown: {}, unknownWithdrawn: {} },
});

export function countSaid(counts: MailingCounts, { consent, stop, unknown }: Said): void {
  if (consent === undefined) counts.unsaid++;
  else if (consent.granted) counts.agreed++;
  else counts.withdrew++;
  if (stop) counts[stop.event]++;
  if (unknown === undefined) return;
  countWord(consent?.granted === false ? counts.unknownWithdrawn : counts.unknown, unknown);
}

/** Words beyond the first hundred are counted as others: a column that was taken for a status may hold anything. */
export function countWord(words: Record<string, number>, word: string): void {
  const known = Object.hasOwn(words, word) || Object.keys(words).length < 100;
  const name = known ? word : "others";
  words[name] = (words[name] ?? 0) + 1;
}

/** For the end of the summary; empty for a file without people. */
export function mailingLines(counts: MailingCounts): readonly string[] {
  const { agreed, withdrew, unsaid, bounced, complained, leftOut, unknown, unknownWithdrawn } = counts;
  if (agreed + withdrew + unsaid === 0 && Object.keys(leftOut).length === 0) return [];
  const stopped = [
    ...(bounced > 0 ? [`${bounced} that bounced`] : []),
    ...(complained > 0 ? [`${complained} that complained`] : []),
  ];
  const never = stopped.length > 0 ? `; mails to ${stopped.join(" and ")} stay stopped` : "";
  return [
    `Mails: ${agreed} have agreed, ${withdrew} have withdrawn, of ${unsaid} neither is said${never}.`,
    ...Object.entries(leftOut).map(([what, count]) => `Left out: ${count} of the kind "${what}".`),
    ...unknownLines(unknown, "not agreed"),
    ...unknownLines(unknownWithdrawn, "withdrawn"),
  ];
}

const unknownLines = (words: Readonly<Record<string, number>>, as: string): readonly string[] =>
  Object.entries(words).map(
    ([word, count]) => `Note: ${count} with the status "${word}", which I do not know: they count as ${as}.`,
  );
