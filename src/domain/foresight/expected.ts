/** The share below the upper end of an interval, as above the lower one: what happens lies within nine times in ten. */
export const UPPER = 0.95;

/** How far ahead a forecast looks, in days. */
export const HORIZONS = [30, 90] as const;
export type Horizon = (typeof HORIZONS)[number];

/** A sum that is told, and between which it will be nine times in ten. Money in minor units. */
export interface Told {
  readonly expected: number;
  readonly low: number;
  readonly high: number;
}

/** A forecast of one figure, or a word for why there is none. */
export type Figure = (Told & { readonly known: true }) | { readonly known: false; readonly why: Unknown };

export type Unknown =
  /** Fewer than 50 have bought. */
  | "few-buyers"
  /** Fewer than 20 have become buyers within a year. */
  | "few-first-orders"
  /** In the last three months too few have come and ordered. */
  | "few-newcomers"
  /** Two whole weeks have to be over. */
  | "too-new"
  /** No hold-out has shown it yet. */
  | "not-measured"
  /** A check of the hold-out fails. */
  | "not-trusted";

export const unknown = (why: Unknown): Figure => ({ known: false, why });

export const known = (told: Told): Figure => ({ known: true, ...told });

export const scaled = ({ expected, low, high }: Told, factor: number): Told => ({
  expected: expected * factor,
  low: low * factor,
  high: high * factor,
});

/** The same for a figure that may not be known. */
export const scaledFigure = (figure: Figure, factor: number): Figure =>
  figure.known ? known(scaled(figure, factor)) : figure;
