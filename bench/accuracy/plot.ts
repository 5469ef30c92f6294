import { calibrationOf, liftOf } from "./measures.ts";
import type { Curve } from "./trial.ts";

type Point = readonly [x: number, y: number];

interface Panel {
  readonly title: string;
  readonly across: string;
  readonly up: string;
  /** Of the upward axis; the one across goes from 0 to 1. */
  readonly ticks: readonly number[];
  /** What a score that knows nothing, or is exactly right, would look like. */
  readonly reference: readonly [Point, Point];
  readonly lines: readonly (readonly Point[])[];
  readonly dots: boolean;
}

const SIZE = 340;
const [LEFT, TOP, GAP, BELOW] = [64, 76, 84, 92];
/** The chosen model, and the others in the order of the table; told apart without colour too. */
const STYLES = [
  { colour: "#0b5fff", width: 3, dashes: "none" },
  { colour: "#c2410c", width: 1.75, dashes: "none" },
  { colour: "#6b7280", width: 1.75, dashes: "6 3" },
  { colour: "#15803d", width: 1.75, dashes: "2 3" },
] as const;
const PARTS = [0, 0.25, 0.5, 0.75, 1];

/** Calibration and lift of the same models, as an SVG document. */
export function plotOf(title: string, curves: readonly Curve[]): string {
  const [width, height] = [LEFT + 2 * SIZE + GAP + 24, TOP + SIZE + BELOW];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12" fill="#222">`,
    `<rect width="100%" height="100%" fill="white"/>`,
    text(LEFT, 28, title, `font-size="15" font-weight="bold"`),
    drawn(calibrationPanel(curves), LEFT),
    drawn(liftPanel(curves), LEFT + SIZE + GAP),
    ...curves.map(({ model }, index) => legend(model, index, LEFT + index * 150, TOP + SIZE + 68)),
    "</svg>",
    "",
  ].join("\n");
}

function calibrationPanel(curves: readonly Curve[]): Panel {
  return {
    title: "Calibration: a tenth of the customers each dot",
    across: "told: probability of no purchase",
    up: "happened: share without a purchase",
    ticks: PARTS,
    reference: [
      [0, 0],
      [1, 1],
    ],
    lines: curves.map(({ told }) => calibrationOf(told).map((bin) => [bin.told, bin.happened])),
    dots: true,
  };
}

/** The first few customers say little and swing widely: the curves begin at a twentieth of them. */
function liftPanel(curves: readonly Curve[]): Panel {
  const lines = curves.map(({ told }) =>
    liftOf(told).flatMap(([customers, found]): readonly Point[] =>
      customers < 0.05 ? [] : [[customers, found / customers]],
    ),
  );
  const most = Math.max(1.1, ...lines.flat().map(([, lift]) => lift));
  const step = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 25].find((size) => size * 5 >= most - 1) ?? 100;
  return {
    title: "Lift: churners among the riskiest",
    across: "share of customers, riskiest first",
    up: "times as many churners as on average",
    ticks: Array.from({ length: Math.ceil((most - 1) / step - 1e-9) + 1 }, (_, index) => 1 + index * step),
    reference: [
      [0, 1],
      [1, 1],
    ],
    lines,
    dots: false,
  };
}

function drawn({ title, across, up, ticks, reference, lines, dots }: Panel, left: number): string {
  const [least, most] = [ticks[0] ?? 0, ticks.at(-1) ?? 1];
  const x = (value: number) => round(value * SIZE);
  const y = (value: number) => round(SIZE * (1 - Math.max(0, (value - least) / (most - least))));
  const path = (points: readonly Point[]) => points.map(([a, b]) => `${x(a)},${y(b)}`).join(" ");
  const curve = (points: readonly Point[], index: number) => {
    const { colour, width, dashes } = styleOf(index);
    const marks = points.map(
      ([a, b]) => `<circle cx="${x(a)}" cy="${y(b)}" r="${1.5 + width / 2}" fill="${colour}"/>`,
    );
    const line = `<polyline points="${path(points)}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-dasharray="${dashes}"/>`;
    return line + (dots ? marks.join("") : "");
  };
  return [
    `<g transform="translate(${left},${TOP})">`,
    text(0, -14, title, `font-weight="bold"`),
    ...PARTS.map((value) => line([x(value), 0], [x(value), SIZE], "#e5e7eb")),
    ...ticks.map((value) => line([0, y(value)], [SIZE, y(value)], "#e5e7eb")),
    ...PARTS.map((value) => text(x(value), SIZE + 18, String(value), `text-anchor="middle"`)),
    ...ticks.map((value) => text(-8, y(value) + 4, String(round(value)), `text-anchor="end"`)),
    text(SIZE / 2, SIZE + 38, across, `text-anchor="middle"`),
    text(0, 0, up, `text-anchor="middle" transform="translate(-44,${SIZE / 2}) rotate(-90)"`),
    `<polyline points="${path(reference)}" stroke="#9ca3af" stroke-dasharray="4 4"/>`,
    ...lines.map(curve).toReversed(),
    "</g>",
  ].join("\n");
}

function legend(model: string, index: number, left: number, top: number): string {
  const { colour, width, dashes } = styleOf(index);
  const sample = `<line x2="28" stroke="${colour}" stroke-width="${width}" stroke-dasharray="${dashes}"/>`;
  return `<g transform="translate(${left},${top})">${sample}${text(36, 4, model)}</g>`;
}

function line([x1, y1]: Point, [x2, y2]: Point, colour: string): string {
  return `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="${colour}"/>`;
}

function text(x: number, y: number, content: string, more = ""): string {
  const safe = content.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return `<text x="${x}" y="${y}" ${more}>${safe}</text>`;
}

function styleOf(index: number) {
  return STYLES[index % STYLES.length] ?? STYLES[0];
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
