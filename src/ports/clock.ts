import type { Instant } from "../domain/basics/calendar.ts";

export interface Clock {
  now(): Instant;
}
