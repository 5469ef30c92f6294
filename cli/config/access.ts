import type { Instant } from "../../src/domain/calendar.ts";
import type { ConfigStore } from "../../src/ports.ts";
import { connect, type WhichDeployment } from "../deployment.ts";

/** Where configs are published. */
export interface ConfigAccess {
  readonly config: ConfigStore;
  /** The deployment's time. */
  readonly now: Instant;
}

export type OpenConfig = (which: WhichDeployment) => Promise<ConfigAccess>;

/** The config of the deployment that answers. */
export async function openDeployment(which: WhichDeployment): Promise<ConfigAccess> {
  const { now } = await connect(which);
  const { config } = await import("../../src/adapters/wiring.ts");
  return { config: config(), now };
}
