import { readFile } from "node:fs/promises";
import * as z from "zod";
import { STATE_DIRECTORY } from "../../local/home.ts";
import { misuse } from "../terminal/refusal.ts";

const Running = z.object({
  pid: z.number(),
  apiUrl: z.string(),
  adminUrl: z.string(),
  issuerUrl: z.string(),
  clients: z.object({ people: z.string(), scripts: z.string() }),
  inboxUrl: z.string(),
  controlUrl: z.string(),
  writeKey: z.string(),
  serverKey: z.string(),
  environment: z.record(z.string(), z.string()),
});

export type RunningStack = z.infer<typeof Running> & { readonly now: number };

const Status = z.object({
  now: z.union([z.string(), z.number()]).transform((now) => new Date(now).getTime()),
});

const PATIENCE_MS = 3_000;

/** The local stack that runs on this machine from this checkout, if one answers. */
export async function runningStack(): Promise<RunningStack | undefined> {
  const text = await readFile(`${STATE_DIRECTORY}/local.json`, "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  const stack = Running.safeParse(parseJson(text));
  if (!stack.success) return undefined;
  const answer = await fetch(`${stack.data.controlUrl}/status`, {
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch(() => undefined);
  const status = Status.safeParse(await answer?.json());
  return status.success ? { ...stack.data, now: status.data.now } : undefined;
}

/** What the time is there. */
export async function nowOf(stack: Pick<RunningStack, "controlUrl">): Promise<number> {
  return Status.parse(await control(stack, "GET", "/status")).now;
}

/** Asks the running stack to do something, and waits until it has done it. */
export async function control(
  stack: Pick<RunningStack, "controlUrl">,
  method: "GET" | "POST",
  path: string,
  body?: unknown,
): Promise<unknown> {
  const response = await fetch(`${stack.controlUrl}${path}`, {
    method,
    ...(body !== undefined && {
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    }),
  });
  const text = await response.text();
  if (!response.ok) throw misuse(`the local stack refused: ${reasonIn(text)}`);
  return parseJson(text);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The sentence of a problem document, or the text as it is. */
function reasonIn(text: string): string {
  const document = z.object({ detail: z.string() }).safeParse(parseJson(text));
  return document.success ? document.data.detail : text.slice(0, 300);
}
