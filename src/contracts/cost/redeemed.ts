import { PRICES } from "../prices.ts";

/** Of the mails of a month, those whose code an order of the month has used. */
const REDEEMED = 0.02;
/** All mails that one customer has had: a strong read of up to 8 KB. */
const READ_UNITS = 2;

/**
 * What it costs a month to find out which mails the codes of orders came from. Each night asks for the orders of its
 * period, which is a month; the measured nights have no such orders.
 */
export function redeemedUsd(mails: number, nights: number): number {
  return (mails * REDEEMED * nights * READ_UNITS * PRICES.million.readUnits) / 1e6;
}
