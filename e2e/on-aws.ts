import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from "@aws-sdk/client-secrets-manager";
import { GetEmailIdentityCommand, SESv2Client } from "@aws-sdk/client-sesv2";
import * as z from "zod";
import { connect } from "../cli/deployment/deployment.ts";
import { type KeyName, KeysSecret, perKey } from "../src/contracts/keys.ts";
import type { DeployedKeys, Deployment, SeenMail } from "./deployment.ts";
import { Unavailable } from "./unavailable.ts";

export const COMEBACK = "ComebackService";

/** A deployment in an account: mails go to SES's mailbox simulator, which takes them also from the sandbox. */
export async function deployedInAccount(mailDomain: string): Promise<Deployment> {
  await isVerified(mailDomain);
  return {
    ...(await deployed()),
    keys: await completeKeys(),
    mailDomain,
    addressOf: (name) => `success+${name}@simulator.amazonses.com`,
    reportsDelivery: true,
    // Who enters in the night travels with everybody of the same hour.
    patienceMs: 80 * 60_000,
    tick: () => sleep(5_000),
  };
}

async function isVerified(EmailIdentity: string): Promise<void> {
  const { VerifiedForSendingStatus } = await new SESv2Client({}).send(
    new GetEmailIdentityCommand({ EmailIdentity }),
  );
  if (VerifiedForSendingStatus) return;
  throw new Unavailable(
    `SES has not verified ${EmailIdentity} yet. It is deployed now: set its DNS records (docs/deploy.md), wait until SES has seen them, and play again.`,
  );
}

/** A deployment on MiniStack, whose waits are over at once. It tells nobody what becomes of a mail. */
export async function deployedOnMiniStack(endpoint: string, mailDomain: string): Promise<Deployment> {
  const common = await deployed();
  const [api] = new URL(common.publicUrl).hostname.split(".");
  return {
    ...common,
    keys: await replacedKeys(),
    name: `MiniStack on ${endpoint}`,
    // Names below localhost are not known to every resolver.
    apiUrl: `${endpoint}/_aws/execute-api/${api}/$default`,
    mailDomain,
    addressOf: (name) => `${name}@example.com`,
    mailsTo: (address) => capturedMails(endpoint, address),
    reportsDelivery: false,
    patienceMs: 60_000,
    tick: () => sleep(250),
  };
}

async function deployed() {
  const { name, apiUrl, nightlyMachine } = await connect({ stack: COMEBACK });
  return { name, apiUrl, publicUrl: apiUrl, nightlyMachine, now: Date.now };
}

const random = (bytes: number) => randomBytes(bytes).toString("base64");
const newKey = (name: KeyName) =>
  name === "standard" ? `whsec_${random(24)}` : random(name === "links" ? 36 : 24);

/** One key of each kind from the deployment's secret. Those that are missing are put in, as its owner would. */
async function completeKeys(): Promise<DeployedKeys> {
  const client = new SecretsManagerClient({});
  const SecretId = process.env.KEYS_SECRET_ID;
  const { SecretString = "{}" } = await client.send(new GetSecretValueCommand({ SecretId }));
  const raw = z.record(z.string(), z.unknown()).parse(JSON.parse(SecretString));
  const stored = KeysSecret.parse(raw);
  const keys = perKey((name) => stored[name][0] ?? newKey(name));
  if (Object.values(stored).some((values) => values.length === 0))
    await put({ ...raw, ...perKey((name) => (stored[name].length > 0 ? stored[name] : keys[name])) });
  return keys;
}

/**
 * Keys that nobody had before. MiniStack 1.5.33 does not generate what the template asks for: punctuation is in it (no
 * write key holds a colon), and where that breaks the JSON around it, all of it is one bare string.
 */
async function replacedKeys(): Promise<DeployedKeys> {
  const keys = perKey(newKey);
  await put(keys);
  return keys;
}

async function put(keys: Readonly<Record<string, unknown>>): Promise<void> {
  const SecretString = JSON.stringify(keys);
  const SecretId = process.env.KEYS_SECRET_ID;
  await new SecretsManagerClient({}).send(new PutSecretValueCommand({ SecretId, SecretString }));
}

const Captured = z.object({
  messages: z.record(
    z.string(),
    z.array(
      z.object({
        MessageId: z.string(),
        To: z.array(z.string()),
        Subject: z.string(),
        BodyHtml: z.string().nullable(),
      }),
    ),
  ),
});

async function capturedMails(endpoint: string, address: string): Promise<readonly SeenMail[]> {
  const response = await fetch(`${endpoint}/_ministack/ses/messages`);
  const { messages } = Captured.parse(await response.json());
  return Object.values(messages)
    .flat()
    .filter(({ To }) => To.includes(address))
    .map(({ MessageId, Subject, BodyHtml }) => ({
      id: MessageId,
      to: address,
      subject: Subject,
      html: BodyHtml ?? "",
    }));
}
