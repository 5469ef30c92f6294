import type { TasteRow } from "./taste.ts";

/** Mean days between two order days, of something that was bought on two or more. */
export const usualGap = ({ firstDay, lastDay, days }: TasteRow): number => (lastDay - firstDay) / (days - 1);

/** Units bought at a time; while there is one order day, those of it. */
export const usualUnits = ({ firstDay, lastDay, gaps, units }: TasteRow): number =>
  gaps > 0 ? (lastDay - firstDay) / gaps : units;
