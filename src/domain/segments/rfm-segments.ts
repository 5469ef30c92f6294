/** The best score there is: 27 or 125 cells. */
export type RfmScale = 3 | 5;

export type RfmSegment =
  | "champions"
  | "loyal"
  | "potential_loyal"
  | "new"
  | "promising"
  | "need_attention"
  | "about_to_sleep"
  | "cannot_lose"
  | "at_risk"
  | "hibernating"
  | "lost"
  | "non_buyer";

/**
 * The named segment of every cell, for scores up to 3 and up to 5. Total on purpose: published tables overlap and leave
 * gaps, and shares that do not add up are not believed. A row is recency and frequency, best first; in it stand the
 * segments by the monetary score, from 1 on. docs/segments.md shows both tables.
 */
const TABLES = {
  3: `
    33 loyal           loyal           champions
    32 potential_loyal potential_loyal loyal
    31 new             new             potential_loyal

    23 need_attention  need_attention  loyal
    22 about_to_sleep  need_attention  need_attention
    21 about_to_sleep  promising       promising

    13 at_risk         at_risk         cannot_lose
    12 hibernating     at_risk         at_risk
    11 lost            hibernating     hibernating`,
  5: `
    55 loyal           loyal           loyal           champions       champions
    54 loyal           loyal           loyal           champions       champions
    53 potential_loyal potential_loyal potential_loyal loyal           loyal
    52 potential_loyal potential_loyal potential_loyal potential_loyal loyal
    51 new             new             new             potential_loyal potential_loyal

    45 loyal           loyal           loyal           champions       champions
    44 loyal           loyal           loyal           loyal           champions
    43 potential_loyal potential_loyal potential_loyal loyal           loyal
    42 potential_loyal potential_loyal potential_loyal potential_loyal potential_loyal
    41 new             new             promising       promising       potential_loyal

    35 need_attention  need_attention  loyal           loyal           loyal
    34 need_attention  need_attention  need_attention  loyal           loyal
    33 need_attention  need_attention  need_attention  need_attention  need_attention
    32 about_to_sleep  about_to_sleep  need_attention  need_attention  need_attention
    31 about_to_sleep  about_to_sleep  promising       promising       promising

    25 at_risk         at_risk         at_risk         at_risk         cannot_lose
    24 at_risk         at_risk         at_risk         at_risk         at_risk
    23 about_to_sleep  about_to_sleep  at_risk         at_risk         at_risk
    22 about_to_sleep  about_to_sleep  hibernating     at_risk         at_risk
    21 hibernating     hibernating     hibernating     hibernating     at_risk

    15 at_risk         at_risk         at_risk         cannot_lose     cannot_lose
    14 at_risk         at_risk         at_risk         cannot_lose     cannot_lose
    13 hibernating     hibernating     at_risk         at_risk         at_risk
    12 lost            hibernating     hibernating     at_risk         at_risk
    11 lost            lost            hibernating     hibernating     hibernating`,
} as const satisfies Readonly<Record<RfmScale, string>>;

/** By scale, then cell: digits are recency, frequency, monetary. */
export const RFM_SEGMENTS: Readonly<Record<RfmScale, Readonly<Record<string, RfmSegment>>>> = {
  3: cellsOf(TABLES[3]),
  5: cellsOf(TABLES[5]),
};

export function rfmSegmentOf(cell: string, scale: RfmScale): RfmSegment {
  const segment = RFM_SEGMENTS[scale][cell];
  if (segment === undefined) throw new Error(`there is no RFM cell ${cell} of scores up to ${scale}`);
  return segment;
}

function cellsOf(table: string): Readonly<Record<string, RfmSegment>> {
  const rows = table.split("\n").filter((row) => row.trim() !== "");
  const cells = rows.flatMap((row) => {
    const [start = "", ...names] = row.trim().split(/ +/);
    return names.map((name, index) => [`${start}${index + 1}`, name] as const);
  });
  return { "000": "non_buyer", ...(Object.fromEntries(cells) as Record<string, RfmSegment>) };
}
