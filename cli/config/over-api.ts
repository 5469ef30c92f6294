import * as z from "zod";
import { defined } from "../../src/domain/basics/defined.ts";
import type { BundleSummary, ConfigStore, PublishedBundle } from "../../src/ports/config.ts";
import { misuse } from "../terminal/refusal.ts";
import { checkFiles } from "./folder.ts";

const Problem = z.object({ detail: z.string().optional(), message: z.string().optional() });
const Overview = z.object({
  version: z.number().nullable(),
  chains: z.array(z.object({ id: z.string(), paused: z.boolean() })),
  history: z.array(
    z.object({
      version: z.number(),
      publishedAt: z.number(),
      by: z.string(),
      note: z.string().optional(),
      digest: z.string(),
    }),
  ),
});
const Version = Overview.shape.history.element.extend({ files: z.record(z.string(), z.string()) });
const Published = z.object({ version: z.number(), by: z.string() });

/**
 * The configs of a deployment over its admin API, for those without AWS credentials. Who publishes is what the token
 * says, whatever `by` is.
 */
export function makeConfigOverApi(api: string, token: string): ConfigStore {
  const call = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(`${api.replace(/\/$/, "")}/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }).catch((error: Error) => {
      throw misuse(`${api} does not answer: ${error.message}`);
    });
    const answer: unknown = await response.json().catch(() => undefined);
    if (response.ok) return answer;
    const { detail, message } = Problem.safeParse(answer).data ?? {};
    throw misuse(`${api} refused with ${response.status}: ${detail ?? message ?? "no reason given"}`);
  };
  const overview = async () => Overview.parse(await call("GET", "/config"));

  const version = async (number: number): Promise<PublishedBundle | undefined> => {
    const known = (await overview()).history.some((one) => one.version === number);
    if (!known) return undefined;
    const { files, note, ...summary } = Version.parse(await call("GET", `/config/${number}`));
    const loaded = await checkFiles(files);
    if (!loaded.ok) throw misuse(`version ${number} is of another release of comeback: use that one`);
    return { ...summary, ...defined({ note }), files, bundle: loaded.bundle };
  };

  return {
    version,
    async current() {
      const { version: current } = await overview();
      return current === null ? undefined : version(current);
    },
    async publish(content) {
      const { files, note } = content;
      const answer = await call("PUT", "/config", { files, note, force: true });
      return { ...content, ...Published.parse(answer) };
    },
    async history() {
      return (await overview()).history.map(
        ({ note, ...summary }): BundleSummary => ({ ...summary, ...defined({ note }) }),
      );
    },
    async pausedChains() {
      const { chains } = await overview();
      return new Set(chains.filter(({ paused }) => paused).map(({ id }) => id));
    },
    async setPaused(chain, paused) {
      await call("POST", `/chains/${encodeURIComponent(chain)}/${paused ? "pause" : "resume"}`);
    },
  };
}
