import type { Overview, TrendRow } from "../../api/overview.ts";
import type { Formats } from "../../format/formats.ts";
import { nameIn } from "../../texts/names.ts";
import { buyersOf } from "./figures.ts";
import type { OverviewTexts } from "./texts.en.ts";

interface Words {
  readonly data: Overview;
  readonly texts: OverviewTexts;
  readonly formats: Formats;
  readonly language: string;
}

/** Segments that moved the most are enough: the page of segments has all. */
const SEGMENTS_TOLD = 3;

/** What is different tonight, each in a few words: who came, who bought, what it brought, which segments moved. */
export function changesBetween(before: TrendRow, now: TrendRow, words: Words): readonly string[] {
  const { texts, formats, data } = words;
  const shown = (value: number) => ({ value, text: formats.count(value) });
  const told: string[] = [];
  const more = now.customers - before.customers;
  if (more !== 0) told.push((more > 0 ? texts.since.joined : texts.since.fewer)(shown(Math.abs(more))));
  const bought = buyersOf(now) - buyersOf(before);
  if (bought > 0) told.push(texts.since.buyers(shown(bought)));
  const cameBack = now.repeatBuyers - before.repeatBuyers;
  if (cameBack > 0) told.push(texts.since.repeat(shown(cameBack)));
  const earned = now.revenue - before.revenue;
  if (earned !== 0) {
    const sum = formats.money(Math.abs(earned), data.currency ?? "XXX");
    told.push((earned > 0 ? texts.since.revenueUp : texts.since.revenueDown)(sum));
  }
  return [...told, ...segmentsMoved(before, now, words)].map(capitalised);
}

function segmentsMoved(before: TrendRow, now: TrendRow, { data, texts, formats, language }: Words) {
  return data.segments
    .map(({ id, name }) => ({
      name: nameIn(name, language),
      moved: (now.segments[id]?.customers ?? 0) - (before.segments[id]?.customers ?? 0),
    }))
    .filter(({ moved }) => moved !== 0)
    .sort((a, b) => Math.abs(b.moved) - Math.abs(a.moved))
    .slice(0, SEGMENTS_TOLD)
    .map(({ name, moved }) => texts.since.segment(name, formats.signed(moved)));
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
