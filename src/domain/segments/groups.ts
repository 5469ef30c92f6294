import type { Segments } from "../config/segments.ts";
import { RFM_SEGMENTS } from "./rfm-segments.ts";

/** Customers whom the night has put together: a segment of the marketers, a named segment of the RFM table, or one of its cells. */
export interface Group {
  readonly of: "segment" | "rfm_segment" | "rfm_cell";
  readonly id: string;
}

const RFM = "rfm:";

/**
 * What is meant by `churn_risk`, `rfm:champions`, `champions` or `rfm:333`; undefined where there is no such group. A
 * segment of the marketers comes before one of the RFM table of the same name, as in chains.
 */
export function groupNamed(asked: string, segments: Segments): Group | undefined {
  if (idsOf(segments).includes(asked)) return { of: "segment", id: asked };
  const cells = RFM_SEGMENTS[segments.rfm.scores ?? 3];
  const id = asked.startsWith(RFM) ? asked.slice(RFM.length) : asked;
  if (Object.values<string>(cells).includes(id)) return { of: "rfm_segment", id };
  return asked.startsWith(RFM) && Object.hasOwn(cells, id) ? { of: "rfm_cell", id } : undefined;
}

/** Names that `groupNamed` knows, without the cells. */
export function groupNames(segments: Segments): readonly string[] {
  const named = new Set(Object.values<string>(RFM_SEGMENTS[segments.rfm.scores ?? 3]));
  return [...idsOf(segments), ...[...named].map((name) => `${RFM}${name}`)];
}

/** Where a night has put somebody. */
interface Verdict {
  readonly segment: string;
  readonly rfmSegment: string;
  readonly cell: string;
}

/** By the last night's verdict; whom no night has seen yet is nowhere. */
export function isInGroup({ of, id }: Group, score: Verdict | undefined): boolean {
  if (!score) return false;
  const at = { segment: score.segment, rfm_segment: score.rfmSegment, rfm_cell: score.cell };
  return at[of] === id;
}

const idsOf = ({ list, otherwise }: Segments) => [...list.map(({ id }) => id), otherwise.id];
