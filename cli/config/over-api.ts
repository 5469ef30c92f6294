import * as z from "zod";
import { defined } from "../../src/domain/basics/defined.ts";
import { makeAdminCall } from "../deployment/admin-call.ts";
import { type ConfigAccess, type Published, sizesOf } from "./access.ts";
import { planOverApi } from "./plan/over-api.ts";
import { downloadConfig, isSmall, publishUpload, uploadConfig } from "./uploads.ts";

const Overview = z.object({
  version: z.number().nullable(),
  chains: z.array(z.object({ id: z.string(), enter: z.string(), mails: z.number(), paused: z.boolean() })),
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
const Version = z.object({
  version: z.number(),
  files: z.record(z.string(), z.string()).optional(),
  archive: z.object({ url: z.string() }).optional(),
});
const PublishAnswer = z.object({
  result: z.enum(["published", "unchanged"]),
  version: z.number(),
  digest: z.string(),
  by: z.string(),
  note: z.string().optional(),
});
const Held = z.object({
  held: z.array(
    z.object({
      chain: z.string(),
      run: z.string(),
      segment: z.string(),
      count: z.number(),
      because: z.discriminatedUnion("why", [
        z.object({ why: z.literal("more-than-usual"), highest: z.number() }),
        z.object({ why: z.literal("much-of-the-base"), customers: z.number() }),
        z.object({ why: z.literal("existing") }),
      ]),
      heldAt: z.number(),
      decision: z
        .object({ kind: z.enum(["approved", "dropped"]), by: z.string(), at: z.number() })
        .exactOptional(),
    }),
  ),
});
const Decision = z.object({
  nights: z.number(),
  entered: z.number(),
  left: z.number(),
  done: z.boolean(),
});
const StopAnswer = z.object({ stopped: z.number(), next: z.number().optional() });
const Metrics = z.object({ segments: z.record(z.string(), z.object({ customers: z.number() })) });
const Switched = z.object({ changed: z.boolean() });

/** The config of a deployment over its admin API, for those without AWS credentials. */
export function makeConfigOverApi(api: string, token: string): ConfigAccess {
  const call = makeAdminCall(api, token);
  const segmentSizes = async () => {
    // A token that may publish need not be one that may read numbers.
    const { data } = Metrics.safeParse(await call("GET", "/metrics").catch(() => undefined));
    return data && sizesOf(data.segments);
  };
  const overview = async () => Overview.parse(await call("GET", "/config"));
  const versionAt = async (number: number) => {
    const answer = await call("GET", `/config/${number}`);
    if (answer === undefined) return undefined;
    const { version, files, archive } = Version.parse(answer);
    return { version, files: files ?? (await downloadConfig(archive?.url ?? "")) };
  };
  return {
    async current() {
      const { version } = await overview();
      return version === null ? undefined : versionAt(version);
    },
    version: versionAt,
    async history() {
      return (await overview()).history.map(({ note, ...summary }) => ({ ...summary, ...defined({ note }) }));
    },
    async push({ files, note, force, base, bundle }, onRendered) {
      if (!isSmall(files)) {
        const request = { upload: await uploadConfig(call, files), ...defined({ note, force, base }) };
        return { ...publishedOf(await publishUpload(call, request, onRendered)), bundle };
      }
      return { ...publishedOf(await call("PUT", "/config", { files, note, force, base })), bundle };
    },
    async rollback({ version, base, note }) {
      const answer = await call("POST", "/config/rollback", { version, base, note });
      return answer === undefined ? undefined : publishedOf(answer);
    },
    async chains() {
      return (await overview()).chains;
    },
    async held() {
      return Held.parse(await call("GET", "/chains/held")).held;
    },
    async decideHeld(chain, kind) {
      const path = `/chains/${encodeURIComponent(chain)}/held`;
      const decision = kind === "approved" ? "approve" : "drop";
      let [nights, entered, left] = [0, 0, 0];
      for (;;) {
        const answer = Decision.parse(await call("POST", path, { decision }));
        nights = Math.max(nights, answer.nights);
        entered += answer.entered;
        left += answer.left;
        if (answer.done) return { nights, entered, left };
      }
    },
    async stopChain({ chain, reason, enteredBy, since }) {
      const path = `/chains/${encodeURIComponent(chain)}/stop`;
      const at = since === undefined ? undefined : new Date(since).toISOString();
      let stopped = 0;
      for (let from: number | undefined; ; ) {
        const body = { reason, ...defined({ entered_by: enteredBy, since: at, from }) };
        const answer = StopAnswer.parse(await call("POST", path, body));
        stopped += answer.stopped;
        if (answer.next === undefined) return stopped;
        from = answer.next;
      }
    },
    plan: ({ files }, onProgress) => planOverApi(call, files, onProgress),
    now: Date.now(),
    segmentSizes,
    async customers() {
      const sizes = await segmentSizes();
      return sizes && Object.values(sizes).reduce((sum, size) => sum + size, 0);
    },
    async switchChain(chain, pause) {
      const answer = await call("POST", `/chains/${encodeURIComponent(chain)}/${pause ? "pause" : "resume"}`);
      if (answer !== undefined) return { result: "switched", ...Switched.parse(answer) };
      return { result: "no-chain", chains: (await overview()).chains.map(({ id }) => id) };
    },
  };
}

function publishedOf(answer: unknown): Published {
  const { note, ...published } = PublishAnswer.parse(answer);
  return { ...published, ...defined({ note }) };
}
