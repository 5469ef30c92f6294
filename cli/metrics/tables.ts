import { ENTRY_POINT_FUNNEL, FUNNEL } from "./funnel.ts";
import { LOYALTY } from "./loyalty.ts";
import { OFFERS } from "./offers.ts";
import { CELL_REACH, SEGMENT_REACH } from "./reach.ts";
import { SECOND_ORDERS } from "./second-orders.ts";
import { SILENCE } from "./silence.ts";
import type { MetricsTable } from "./table.ts";

/** The parts of a night's metrics that `comeback metrics NAME` shows by themselves. */
export const TABLES = {
  funnel: FUNNEL,
  "entry-funnel": ENTRY_POINT_FUNNEL,
  "second-orders": SECOND_ORDERS,
  reach: SEGMENT_REACH,
  "reach-cells": CELL_REACH,
  silence: SILENCE,
  offers: OFFERS,
  loyalty: LOYALTY,
} as const satisfies Record<string, MetricsTable>;

export type TableName = keyof typeof TABLES;
export const TABLE_NAMES = Object.keys(TABLES) as readonly TableName[];
