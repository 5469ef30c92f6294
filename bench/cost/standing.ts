import * as z from "zod";
import { synthesize } from "../../local/assembly.ts";
import { METRICS } from "../../src/contracts/metrics.ts";

/** What a deployment costs while nothing happens: things that are billed by the month for being there. */
export interface Standing {
  readonly alarms: number;
  readonly dashboards: number;
  /** That the functions write; each is billed for the hours in which it has values. */
  readonly metrics: number;
  readonly secrets: number;
  readonly keys: number;
}

const Template = z.object({ Resources: z.record(z.string(), z.object({ Type: z.string() })) });

const TYPES = {
  alarms: "AWS::CloudWatch::Alarm",
  dashboards: "AWS::CloudWatch::Dashboard",
  secrets: "AWS::SecretsManager::Secret",
  keys: "AWS::KMS::Key",
} as const satisfies Record<Exclude<keyof Standing, "metrics">, string>;

/** Counted in the templates that are deployed. */
export async function standing(): Promise<Standing> {
  const stacks = await synthesize({ mailDomain: "shop.example", alarmEmail: "you@shop.example" });
  const types = stacks.flatMap(({ template }) =>
    Object.values(Template.parse(template).Resources).map(({ Type }) => Type),
  );
  const count = (type: string) => types.filter((one) => one === type).length;
  return {
    alarms: count(TYPES.alarms),
    dashboards: count(TYPES.dashboards),
    metrics: Object.keys(METRICS).length,
    secrets: count(TYPES.secrets),
    keys: count(TYPES.keys),
  };
}
