import type { Figure } from "../../api/forecast.ts";
import type { Formats } from "../../format/formats.ts";
import type { ForecastTexts } from "./texts.en.ts";

type Write = (value: number) => string;

/** Pence of what has not happened yet say nothing. */
export const wholeMoney =
  (formats: Formats, currency: string): Write =>
  (minor) =>
    formats.amount(Math.round(formats.major(minor, currency)), currency);

export const expectedText = (figure: Figure, texts: ForecastTexts, write: Write): string =>
  figure.known ? write(Math.round(figure.expected)) : texts.why[figure.why];

export const betweenText = (figure: Figure, texts: ForecastTexts, write: Write): string =>
  figure.known ? texts.betweenIs(write(Math.round(figure.low)), write(Math.round(figure.high))) : "–";

/** Both in one cell. */
export const figureText = (figure: Figure, texts: ForecastTexts, write: Write): string =>
  figure.known
    ? `${expectedText(figure, texts, write)} (${betweenText(figure, texts, write)})`
    : texts.why[figure.why];
