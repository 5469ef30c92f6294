import type { Segments } from "../../api/segments.ts";
import { useLanguage, useTexts } from "../../texts/language.tsx";
import { TEXTS } from "./texts.ts";

/** Rows of matrices that are no segment. */
const NOT_YET = "(new)";
const UNKNOWN = "(unknown)";

/** How segments are called in the reader's language: the shop's own names, and the RFM table's. */
export function useNames(data: Segments | undefined) {
  const { flows, rfm } = useTexts(TEXTS);
  const { language } = useLanguage();
  const own = new Map(data?.segments.map(({ id, name, names }) => [id, names[language] ?? name]));
  const special = (id: string) =>
    id === NOT_YET ? flows.newcomers : id === UNKNOWN ? flows.unknown : undefined;
  return {
    own: (id: string): string => special(id) ?? own.get(id) ?? id,
    rfm: (id: string): string => special(id) ?? rfm.names[id] ?? id,
  };
}

export const daysBefore = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);

/** Where the people of a group are listed. */
export const membersAt = (group: string): string => `/segments/${encodeURIComponent(group)}`;
