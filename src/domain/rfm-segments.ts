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
 * The named segment of every cell. Total on purpose: published tables overlap and leave gaps, and shares that do not add
 * up are not believed. Digits are recency, frequency, monetary; 3 is best.
 */
export const RFM_SEGMENTS = {
  "000": "non_buyer",

  "333": "champions",
  "332": "loyal",
  "331": "loyal",
  "323": "loyal",
  "322": "potential_loyal",
  "321": "potential_loyal",
  "313": "potential_loyal",
  "312": "new",
  "311": "new",

  "233": "loyal",
  "232": "need_attention",
  "231": "need_attention",
  "223": "need_attention",
  "222": "need_attention",
  "221": "about_to_sleep",
  "213": "promising",
  "212": "promising",
  "211": "about_to_sleep",

  "133": "cannot_lose",
  "132": "at_risk",
  "131": "at_risk",
  "123": "at_risk",
  "122": "at_risk",
  "121": "hibernating",
  "113": "hibernating",
  "112": "hibernating",
  "111": "lost",
} as const satisfies Readonly<Record<string, RfmSegment>>;

export function rfmSegmentOf(cell: string): RfmSegment {
  const segments: Readonly<Record<string, RfmSegment>> = RFM_SEGMENTS;
  const segment = segments[cell];
  if (segment === undefined) throw new Error(`there is no RFM cell ${cell}`);
  return segment;
}
