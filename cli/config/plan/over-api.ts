import { setTimeout as sleep } from "node:timers/promises";
import type { ConfigFiles } from "../../../src/adapters/config/load-bundle.ts";
import type { ConfigPlan } from "../../../src/app/foresight/plan/answer.ts";
import { PUBLISH_SHAPES } from "../../../src/contracts/answers/publish.ts";
import type { AdminCall } from "../../deployment/admin-call.ts";
import { misuse } from "../../terminal/refusal.ts";
import { isSmall, uploadConfig } from "../uploads.ts";

const Started = PUBLISH_SHAPES["POST /v1/config/plan"].answer;
const Told = PUBLISH_SHAPES["GET /v1/config/plan/{id}"].answer;
/** A plan of a small shop takes a second or two. */
const FIRST_LOOK_MS = 500;
const LOOK_EVERY_MS = 2_000;

/** Has the deployment work out a plan, and waits for it. A job that dies is told as failed after its time, so that this ends. */
export async function planOverApi(
  call: AdminCall,
  files: ConfigFiles,
  onProgress?: (customers: number) => void,
): Promise<ConfigPlan> {
  const asked = isSmall(files) ? { files } : { upload: await uploadConfig(call, files) };
  const { id } = Started.parse(await call("POST", "/config/plan", asked));
  for (let wait = FIRST_LOOK_MS; ; wait = LOOK_EVERY_MS) {
    await sleep(wait);
    const answer = await call("GET", `/config/plan/${id}`);
    if (answer === undefined) throw misuse("the plan's night has come meanwhile: ask for it again");
    const told = Told.parse(answer);
    // It has the schema's shape, in which keys of customers are texts.
    if (told.state === "done") return (answer as { readonly plan: ConfigPlan }).plan;
    if (told.state === "failed") throw misuse(`the plan could not be worked out: ${told.problem}`);
    if (told.looked !== undefined) onProgress?.(told.looked);
  }
}
