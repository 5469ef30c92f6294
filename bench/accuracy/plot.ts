import { calibrationOf, liftOf } from "./measures.ts";
import type { Curve } from "./trial.ts";

const SIZE = 340;
const MARGIN = 50;
const COLOURS = ["#0b5fff", "#d1495b", "#8a8a8a", "#2e9e5b"];

/** Two panels, calibration and lift, of the same models, as an SVG document. */
export function plotOf(title: string, curves: readonly Curve[]): string {
  const width = 2 * (SIZE + MARGIN) + MARGIN;
  const height = SIZE + 2 * MARGIN + 20 * curves.length;
  const calibration = curves.map(({ told }) =>
    calibrationOf(told).map((bin) => [bin.told, bin.happened] as const),
  );
  const lift = curves.map(({ told }) => liftOf(told));
  const legend = curves.map(
    ({ model }, index) =>
      `<g transform="translate(${MARGIN},${SIZE + 2 * MARGIN + 20 * index})">` +
      `<line x2="24" stroke="${colour(index)}" stroke-width="3"/>${text(32, 4, model)}</g>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="sans-serif" font-size="12">`,
    `<rect width="100%" height="100%" fill="white"/>`,
    text(MARGIN, 24, title, "bold"),
    panel(
      MARGIN,
      "told: probability of no purchase",
      "happened: share without a purchase",
      calibration,
      true,
    ),
    panel(
      2 * MARGIN + SIZE,
      "share of customers, riskiest first",
      "share of the churned among them",
      lift,
      false,
    ),
    ...legend,
    "</svg>",
    "",
  ].join("\n");
}

type Points = readonly (readonly [number, number])[];

function panel(left: number, across: string, up: string, lines: readonly Points[], dots: boolean): string {
  const x = (value: number) => (value * SIZE).toFixed(1);
  const y = (value: number) => ((1 - value) * SIZE).toFixed(1);
  const drawn = lines.map((points, index) => {
    const path = points.map(([a, b]) => `${x(a)},${y(b)}`).join(" ");
    const marks = dots
      ? points.map(([a, b]) => `<circle cx="${x(a)}" cy="${y(b)}" r="3" fill="${colour(index)}"/>`)
      : [];
    return `<polyline points="${path}" fill="none" stroke="${colour(index)}" stroke-width="2"/>${marks.join("")}`;
  });
  const ticks = [0, 0.25, 0.5, 0.75, 1].map(
    (value) =>
      text(Number(x(value)) - 8, SIZE + 16, String(value)) + text(-30, Number(y(value)) + 4, String(value)),
  );
  return [
    `<g transform="translate(${left},${MARGIN})">`,
    `<rect width="${SIZE}" height="${SIZE}" fill="none" stroke="#999"/>`,
    `<line x1="0" y1="${SIZE}" x2="${SIZE}" y2="0" stroke="#bbb" stroke-dasharray="4"/>`,
    ...ticks,
    text(60, SIZE + 34, across),
    text(4, -6, up),
    ...drawn,
    "</g>",
  ].join("\n");
}

function colour(index: number): string {
  return COLOURS[index % COLOURS.length] ?? "black";
}

function text(x: number, y: number, content: string, weight = "normal"): string {
  const safe = content.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return `<text x="${x}" y="${y}" font-weight="${weight}">${safe}</text>`;
}
