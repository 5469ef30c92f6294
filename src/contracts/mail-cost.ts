import { PRICES } from "./prices.ts";

/**
 * What a thousand mails cost at AWS, in US dollars at list prices: the mail service's fee, and at most what is used to
 * make them, to record them and to take in what became of them. `npm run cost` measures the latter.
 */
export const USD_PER_THOUSAND_MAILS = { ses: PRICES.million.mails / 1_000, rest: 0.01 } as const;
