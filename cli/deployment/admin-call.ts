import * as z from "zod";
import { misuse } from "../terminal/refusal.ts";

const Problem = z.object({
  type: z.string().optional(),
  detail: z.string().optional(),
  message: z.string().optional(),
});

export type AdminCall = (method: "GET" | "PUT" | "POST", path: string, body?: unknown) => Promise<unknown>;

/** Calls that answer undefined when Comeback knows nothing by that name; any other refusal ends the command. */
export function makeAdminCall(api: string, token: string): AdminCall {
  return async (method, path, body) => {
    const response = await fetch(`${api.replace(/\/$/, "")}/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }).catch((error: Error) => {
      throw misuse(`${api} does not answer: ${error.message}`);
    });
    const answer: unknown = await response.json().catch(() => null);
    if (response.ok) return answer;
    const { type, detail, message } = Problem.safeParse(answer).data ?? {};
    if (type === "urn:comeback:problem:not-found") return undefined;
    throw misuse(`${api} refused with ${response.status}: ${detail ?? message ?? "no reason given"}`);
  };
}
