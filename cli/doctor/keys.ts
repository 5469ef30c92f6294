import { GetSecretValueCommand, ResourceNotFoundException } from "@aws-sdk/client-secrets-manager";
import type * as z from "zod";
import { LOCAL_KEYS } from "../../local/secrets.ts";
import { OUTPUTS } from "../../src/contracts/environment.ts";
import { GENERATED, isFilledInByHand, KeysSecret, OWN_KEYS } from "../../src/contracts/keys.ts";
import { SOURCE_ROWS } from "../../src/contracts/sources.ts";
import { WEBHOOK_SECRET } from "../../src/domain/webhooks/secret.ts";
import { type Area, type Finding, ok, problem, waitsFor, warning } from "./check.ts";
import type { Site } from "./site.ts";

const KEYS = "deploy.md#step-4-keys";
const ROTATING = "deploy.md#rotating-keys";
const notLocal = "the keys of a local stack are the same everywhere and protect nothing";
const needs = ["secretsmanager:GetSecretValue"];
/** Shorter ones can be guessed. */
const SHORTEST = 16;
const EDIT = "Edit the keys secret as the guide says";

export const KEYS_AREA: Area = {
  name: "Keys",
  checks: [
    {
      id: "own-keys",
      title: "keys of its own",
      doc: KEYS,
      needs,
      notLocal,
      look: withKeys(ownKeys),
    },
    { id: "webhook-secrets", title: "webhook secrets", doc: KEYS, needs, notLocal, look: withKeys(webhooks) },
    {
      id: "channel-secret",
      title: "secret of webhooks",
      doc: KEYS,
      needs,
      notLocal,
      look: async (site) => {
        const declared = Object.keys((await site.published())?.bundle.store.webhooks ?? {});
        return declared.length === 0 ? ok("no webhooks in the config") : withKeys(channelSecret)(site);
      },
    },
    { id: "rotation", title: "live values", doc: ROTATING, needs, notLocal, look: withKeys(rotation) },
  ],
};

type Keys = z.infer<typeof KeysSecret>;

/** Where the secret itself is what is wrong, the first of the checks says so. */
function withKeys(look: (keys: Keys) => Finding): (site: Site) => Promise<Finding> {
  return async (site) => {
    const keys = await keysOf(site);
    if (typeof keys !== "string") return look(keys);
    return look === ownKeys ? problem(`${keys}: every event is refused`, SECRETS[keys]) : waitsFor(keys);
  };
}

const SECRETS = {
  "the keys secret is gone": "Bring it back: `aws secretsmanager restore-secret`.",
  "the keys secret is not the JSON that functions read": `${EDIT}.`,
} as const;

async function keysOf({ aws, outputs }: Site): Promise<Keys | keyof typeof SECRETS> {
  const SecretId = outputs.get(OUTPUTS.KEYS_SECRET_ID);
  try {
    const { SecretString } = await aws.secrets.send(new GetSecretValueCommand({ SecretId }));
    const keys = KeysSecret.safeParse(parsed(SecretString ?? ""));
    return keys.success ? keys.data : "the keys secret is not the JSON that functions read";
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return "the keys secret is gone";
    throw error;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Those that a fresh deployment makes up, and nobody may have emptied or replaced by a word. */
const MADE_UP = [GENERATED, ...OWN_KEYS.filter((name) => name !== "webhooks" && name !== "till")] as const;

function ownKeys(keys: Keys): Finding {
  const wrong = MADE_UP.flatMap((name) => {
    if (keys[name].length === 0) return [`${name} is empty`];
    if (keys[name].includes(LOCAL_KEYS[name])) return [`${name} is the local stack's, which everybody knows`];
    return keys[name].some((value) => value.length < SHORTEST)
      ? [`${name} is shorter than ${SHORTEST} letters`]
      : [];
  });
  const shown = keys.server.filter((value) => keys[GENERATED].includes(value));
  if (shown.length > 0)
    wrong.push(`server is also ${GENERATED}, which everybody can read in a page: it counts as a browser's`);
  if (wrong.length === 0) return ok("set");
  return problem(wrong.join("; "), `${EDIT}, with \`openssl rand -hex 24\` for a new value.`);
}

const WEBHOOKS = SOURCE_ROWS.filter(({ source }) => isFilledInByHand(source));
const titles = (rows: typeof WEBHOOKS) => rows.map(({ title }) => title).join(", ");

function webhooks(keys: Keys): Finding {
  const known = WEBHOOKS.filter(({ source }) => keys[source].includes(LOCAL_KEYS[source]));
  if (known.length > 0)
    return problem(
      `${titles(known)}: the local stack's, which everybody knows`,
      `${EDIT}, with the platform's own.`,
    );
  for (const { source, secret } of WEBHOOKS) {
    if (secret && !keys[source].every((value) => secret.pattern.test(value)))
      return problem(
        `${source} has a value that is not ${secret.looks}: messages signed with it are refused`,
        `${EDIT}, with what \`${secret.command}\` prints.`,
      );
  }
  const missing = WEBHOOKS.filter(({ source }) => keys[source].length === 0);
  if (missing.length === 0) return ok(titles(WEBHOOKS));
  return warning(
    `none for ${titles(missing)}: webhooks from there are refused`,
    `If your shop uses one of them: ${EDIT.toLowerCase()}; else leave it.`,
  );
}

/** Filled in by hand, and needed once the config has a webhook. */
function channelSecret({ webhooks: secrets }: Keys): Finding {
  const remedy = `${EDIT}, with what \`echo "whsec_$(openssl rand -base64 24)"\` prints.`;
  if (secrets.length === 0)
    return problem("empty: messages of other channels wait, and are given up after a day", remedy);
  if (secrets.includes(LOCAL_KEYS.webhooks))
    return problem("the local stack's, which everybody knows", remedy);
  return secrets.every((secret) => WEBHOOK_SECRET.test(secret))
    ? ok("set")
    : problem("not `whsec_` and base64 of 24 bytes: nothing can be signed with it", remedy);
}

/** Two while a key is being rotated. Old link keys stay, because links in mails that are out were made with them. */
function rotation(keys: Keys): Finding {
  const names = Object.keys(keys) as (keyof Keys)[];
  if (keys.mailbox.length > 1)
    return problem(
      `mailbox has ${keys.mailbox.length} values, and is the one key that must never change: unsubscribes are found by it`,
      "Leave only its last value, the oldest.",
    );
  const many = names.filter((name) => name !== "links" && keys[name].length > 2);
  if (many.length > 0)
    return warning(
      `more than two: ${many.map((name) => `${name} ${keys[name].length}`).join(", ")}`,
      "Remove the values that nothing is signed with any more; the first of a list is the newest.",
    );
  const rotating = names.filter((name) => keys[name].length > 1);
  if (rotating.length === 0) return ok("one each; a second may stand beside it while you rotate");
  return ok(
    `more than one, newest first: ${rotating.map((name) => `${name} ${keys[name].length}`).join(", ")}`,
  );
}
