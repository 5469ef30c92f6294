import { PRICES } from "./prices.ts";

/** What reading one customer costs when the whole table is read: half of a night, which reads it twice (`npm run cost`). */
const UNITS_A_CUSTOMER = 0.06;

/** Read units for so many customers, about. */
export const scanUnits = (customers: number): number => Math.ceil(customers * UNITS_A_CUSTOMER);

/** US dollars at list prices. */
export const unitsUsd = (readUnits: number): number => (readUnits * PRICES.million.readUnits) / 1e6;
