import { PRICES } from "../prices.ts";
import type { Measurement } from "./measurement.ts";
import { NOTHING, plus, type Usage } from "./usage.ts";

/**
 * What the canary does itself for each order: it reads the keys, which it has forgotten since the last one, in two versions,
 * and two profiles; in a small shop ingestion has forgotten the keys as well. The profile is folded from the orders of the
 * day so far, 44 KB in the middle. 256 MB for a third of a second.
 */
const FLIGHT = { invocations: 1, gbSeconds: 0.25 / 3, readUnits: 2 + 11, secretReads: 4, logBytes: 300 };

/** What orders of Comeback's own cost a month besides their alarm and metric, in US dollars: as much as orders of the shop that come alone. */
export function canaryUsd({ events }: Pick<Measurement, "events">, orders: number): number {
  return orders * usdOf(plus(events.order, { ...NOTHING, ...FLIGHT }));
}

function usdOf(usage: Usage): number {
  const { million, gb, gbSecond } = PRICES;
  const byTheMillion =
    usage.httpRequests * million.httpRequests +
    usage.invocations * million.invocations +
    usage.readUnits * million.readUnits +
    usage.writeUnits * million.writeUnits +
    // The key is asked for each time that the secret is read.
    usage.secretReads * (million.secretReads + million.kmsRequests);
  const logs = (usage.logBytes / 1024 ** 3) * (gb.logsTakenIn + gb.logsKept);
  return byTheMillion / 1e6 + usage.gbSeconds * gbSecond + logs;
}
