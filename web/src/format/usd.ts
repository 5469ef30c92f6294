/** US dollars: cents of a sum, two digits of what is below a dollar. */
export const usd = (locale: string, value: number): string =>
  new Intl.NumberFormat(locale, {
    ...{ style: "currency", currency: "USD", currencyDisplay: "narrowSymbol" },
    ...(Math.abs(value) < 1 && value !== 0
      ? { maximumSignificantDigits: 2 }
      : { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
  }).format(value);
