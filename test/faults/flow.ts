import type { Instant } from "../../src/domain/basics/calendar.ts";
import type { Cloud } from "./cloud.ts";
import type { FaultKind } from "./faults.ts";

/** Something that Comeback does for a shop, and what has to be true of it whatever goes wrong. */
export interface Flow {
  readonly name: string;
  /** The modules whose calls to AWS go wrong: a function, or the command line. */
  readonly about: readonly string[];
  readonly at: Instant;
  /** What is there before: happens once, undisturbed. */
  arrange?(cloud: Cloud): Promise<void>;
  act(cloud: Cloud): Promise<void>;
  /** The ways in which its calls go wrong; those of run-flow.ts when absent. */
  readonly kinds?: readonly FaultKind[];
  /** What people do, by the runbooks, about what has been given up. Without it nothing may be. */
  recover?(cloud: Cloud): Promise<void>;
  /** What it has come to: has to equal that of an undisturbed run. */
  outcome(cloud: Cloud): Promise<unknown>;
}
