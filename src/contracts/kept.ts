import * as z from "zod";

const arn = (service: string, resource: string) =>
  z
    .string()
    .regex(new RegExp(`^arn:aws[a-z-]*:${service}:[a-z0-9-]*:\\d*:${resource}.+$`), `an ARN of ${service}`);
const table = z.strictObject({ arn: arn("dynamodb", "table/") });
const streamed = table.extend({ stream: arn("dynamodb", "table/.+/stream/") });

/**
 * What stays in the account when a deployment is taken away, and what another one needs to go on with it: the tables, the
 * key that they rest under, the keys secret and the bucket of the results.
 */
export const KeptData = z.strictObject({
  tables: z.strictObject({
    events: streamed,
    customers: table,
    tastes: table,
    checkpoints: table,
    journal: streamed,
    config: table,
  }),
  key: arn("kms", "key/"),
  keys: arn("secretsmanager", "secret:"),
  results: arn("s3", ""),
});
export type KeptData = z.infer<typeof KeptData>;

/** What somebody has written of it, or what is wrong with that and where. */
export function parseKept(written: unknown): { readonly data: KeptData } | { readonly problem: string } {
  const kept = KeptData.safeParse(written);
  return kept.success ? { data: kept.data } : { problem: z.prettifyError(kept.error) };
}
