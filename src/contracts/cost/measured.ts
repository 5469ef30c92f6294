import measured from "./measured.json" with { type: "json" };
import type { Measurement } from "./measurement.ts";

/**
 * The counts of a measured run, for who reckons what a shop costs without measuring:
 * `npm run cost -- --save src/contracts/cost/measured.json` writes them anew.
 */
export const MEASURED: Measurement = measured;
