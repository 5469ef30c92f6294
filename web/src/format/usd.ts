import { numberFormat } from "./kept.ts";

/** US dollars: in cents from a dollar on, in tenths of a cent below, and two digits of what is less than a cent. */
export const usd = (locale: string, value: number): string =>
  numberFormat(locale, {
    ...{ style: "currency", currency: "USD", currencyDisplay: "narrowSymbol" },
    ...(value !== 0 && Math.abs(value) < CENT
      ? { maximumSignificantDigits: 2 }
      : { minimumFractionDigits: 2, maximumFractionDigits: Math.abs(value) < 1 ? 3 : 2 }),
  }).format(value);

const CENT = 0.01;
