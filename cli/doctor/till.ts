import { GetSecretValueCommand } from "@aws-sdk/client-secrets-manager";
import { OUTPUTS } from "../../src/contracts/environment.ts";
import { KeysSecret } from "../../src/contracts/keys.ts";
import type { Store, Till } from "../../src/domain/config/store.ts";
import type { TillCheck } from "../../src/ports/shops.ts";
import { type Area, type Finding, ok, problem, warning } from "./check.ts";
import type { Site } from "./site.ts";

const KEYS = "deploy.md#step-4-keys";

export const TILL_AREA: Area = {
  name: "Till",
  checks: [
    {
      id: "till",
      title: "shop's platform",
      doc: "till-platforms.md",
      needs: ["secretsmanager:GetSecretValue"],
      look: tillOf,
    },
  ],
};

/** Asks the platform, which changes nothing there, with the key of the keys secret. */
async function tillOf(site: Site): Promise<Finding> {
  const store = (await site.published())?.bundle.store;
  if (!store?.till) return ok("no till in the config: the shop's till asks /v1/codes");
  const key = await keyOf(site);
  if (key === undefined)
    return problem(
      `no till key: no code is put on ${store.till.platform}`,
      `Fill in \`till\` in the keys secret (${KEYS}).`,
    );
  return judged(await site.askTill(store.till, store, key), store.till, store);
}

async function keyOf({ aws, outputs }: Site): Promise<string | undefined> {
  const SecretId = outputs.get(OUTPUTS.KEYS_SECRET_ID);
  const { SecretString = "{}" } = await aws.secrets.send(new GetSecretValueCommand({ SecretId }));
  const keys = KeysSecret.safeParse(JSON.parse(SecretString));
  return keys.success ? keys.data.till[0] : undefined;
}

export function judged(
  check: TillCheck,
  { platform, url }: Till,
  { currency }: Pick<Store, "currency">,
): Finding {
  switch (check.kind) {
    case "denied":
      return problem(
        `${platform} refuses the key: ${check.why}`,
        "Make a new one there and put it into the keys secret.",
      );
    case "unreachable":
      return warning(
        `${url} could not be asked: ${check.why}`,
        "Ask again; if it stays so, check `till.url` in store.yaml.",
      );
    case "open": {
      const { shop, missing, currency: its } = check;
      if (missing.length > 0)
        return problem(`the key lacks ${missing.join(", ")}`, "Give the app on the platform these rights.");
      if (its !== currency)
        return problem(
          `${shop} counts in ${its}, the config in ${currency}: discounts of a sum would be wrong`,
          "Write the platform's currency in store.yaml.",
        );
      return ok(`${shop} on ${platform}, in ${its}`);
    }
    default:
      return check satisfies never;
  }
}
