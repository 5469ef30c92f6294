import * as z from "zod";
import type { Site } from "./send-calls.ts";

/** What the shop's servers ask Comeback about codes and points, by the key of servers. */
export async function askShop<T>(
  { url, server }: Pick<Site, "url" | "server">,
  path: string,
  shape: z.ZodType<T>,
  body?: object,
): Promise<T> {
  const headers = { authorization: `Bearer ${server}`, "content-type": "application/json" };
  const request = body ? { method: "POST", headers, body: JSON.stringify(body) } : { headers };
  const answer = await fetch(`${url}${path}`, request);
  const said: unknown = await answer.json();
  if (answer.status >= 500) throw new Error(`${path} answered ${answer.status}: ${JSON.stringify(said)}`);
  return shape.parse(said);
}

/** What is said of a code: its kind, or why it is no good. */
export const CodeAnswer = z.object({ kind: z.string().optional(), reason: z.string().optional() });
