import { useNamed } from "../../api/named.ts";
import type { Segments } from "../../api/segments.ts";
import { useLanguage, useTexts } from "../../texts/language.tsx";
import type { SegmentsTexts } from "./texts.en.ts";
import { TEXTS } from "./texts.ts";

/** Rows of matrices that are no segment. */
const NOT_YET = "(new)";
const UNKNOWN = "(unknown)";

/** How segments are called in the reader's language: the shop's own names, and the RFM table's. */
export function useNames(data: Segments | undefined) {
  const named = useNamed();
  const { flows, rfm } = useTexts(TEXTS);
  const { language } = useLanguage();
  const own = new Map(data?.segments.map(({ id, name, names }) => [id, names[language] ?? name]));
  const special = (id: string) =>
    id === NOT_YET ? flows.newcomers : id === UNKNOWN ? flows.unknown : undefined;
  const ownName = (id: string): string => special(id) ?? own.get(id) ?? named.segment(id);
  const rfmName = (id: string): string => special(id) ?? rfm.names[id] ?? cellName(id, rfm);
  return {
    own: ownName,
    /** Of a named segment of the RFM table, or of one of its cells. */
    rfm: rfmName,
    /** A spend tier has no name but its id. */
    tier: (id: string): string => special(id) ?? id,
    /** Of either, as lists and campaigns call them: `rfm:NAME` or an own segment's id. */
    group: (id: string): string => (id.startsWith(RFM) ? rfmName(id.slice(RFM.length)) : ownName(id)),
  };
}

const RFM = "rfm:";

/** `543` says nothing to whoever does not know the order of its scores. */
function cellName(id: string, { cellNamed, neverBought }: SegmentsTexts["rfm"]): string {
  const [recency, frequency, money] = /^\d{3}$/.test(id) ? id : "";
  if (recency === undefined || frequency === undefined || money === undefined) return id;
  return id === "000" ? neverBought : cellNamed(recency, frequency, money);
}

export const daysBefore = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);

/** Where the people of a group are listed. */
export const membersAt = (group: string): string => `/segments/${encodeURIComponent(group)}`;
