import type { Node } from "constructs";
import type { KeptData } from "../src/contracts/kept.ts";
import { readKept } from "./kept.ts";
import { type Edge, edgeOf, listed, type PublicDomain, publicDomainOf, type Text } from "./public-door.ts";

/** What a shop can choose when it deploys, read from CDK context: `cdk deploy -c timeZone=Europe/Berlin`. */
export interface Settings {
  /** IANA zone in which the night begins; the `time_zone` of store.yaml. */
  readonly timeZone: string;
  /** The domain that mails come from. Without it no function may send any. */
  readonly mailDomain?: string;
  /** `false` when the domain is verified in this account already, by hand or by another stack. */
  readonly createMailIdentity: boolean;
  /** Who is told when an alarm goes off. */
  readonly alarmEmail?: string;
  /** The account's limit of concurrent Lambda executions in the region, of which some functions get a part of their own. */
  readonly lambdaConcurrency: number;
  /** How long the projector gathers what customers do before it folds it into profiles: the longer, the fewer folds. */
  readonly foldWithinSeconds: number;
  /** Whether there is a CloudWatch dashboard: beyond three in an account they cost $3 a month each. */
  readonly dashboard: boolean;
  /** `false`: no order of Comeback's own is sent through the deployment every quarter of an hour, and no alarm misses it. */
  readonly canary: boolean;
  /** `false`: no admin API and no user pool. */
  readonly admin: boolean;
  /**
   * Where the marketer's page is: behind CloudFront in this account, at an origin that serves it by other means, or
   * nowhere (`page: false`, or no admin API that it could ask).
   */
  readonly page: { readonly kind: "cloudfront"; readonly domain?: PageDomain } | Origin | undefined;
  /** When the night writes files for analysts. `auto`: from 10,000 customers on. `never`: there is nothing of it at all. */
  readonly analystFiles: (typeof ANALYST_FILES)[number];
  /** A domain of the shop's for the public API: where links in mails lead, whichever deployment answers them. */
  readonly publicDomain?: PublicDomain;
  /** CloudFront in front of the public API; nothing when absent. */
  readonly edge?: Edge;
  /** A firewall for CloudFront, in a stack of its own: absent, or open to addresses that it never asks. */
  readonly firewall?: { readonly allow: readonly string[] };
  /** What an earlier deployment has left, to go on with; tables and keys of its own when absent. */
  readonly adopt?: KeptData;
  /** Whether scripts may get tokens of the admin API with a client's secret. Off, because AWS may bill it. */
  readonly adminMachineClient: boolean;
}

interface Origin {
  readonly kind: "elsewhere";
  /** `https://page.shop.example`: scheme, host and port. */
  readonly origin: string;
}

/** A domain of the shop's for the page, with its certificate in us-east-1, where CloudFront looks for it. */
export interface PageDomain {
  readonly name: string;
  readonly certificateArn: string;
}

/** AWS's default; a new account may begin with 10. */
const DEFAULT_CONCURRENCY = 1_000;

/** The pages of a visit. Chains gather customers for five minutes and more, so that a mail is hardly later for it. */
const DEFAULT_FOLD_WITHIN = 180;
/** What Lambda takes. */
const LONGEST_FOLD_WITHIN = 300;

/** AWS wants a hundred executions to stay free: in an account with less than this, nothing is reserved. */
const DIVISIBLE = 300;

/** Executions for a part of the account's limit, where there is something to divide. */
export function reservation(limit: number, share: number): number | undefined {
  return share > 0 && limit >= DIVISIBLE ? Math.ceil(limit * share) : undefined;
}

/** The time zone of examples/store. */
const DEFAULT_TIME_ZONE = "Europe/Moscow";

export function settingsOf(node: Node): Settings {
  const text = (key: string): string | undefined => {
    const value: unknown = node.tryGetContext(key);
    if (value === undefined || value === "") return undefined;
    if (typeof value !== "string") throw new Error(`context ${key} must be a string`);
    return value;
  };
  const choice = (key: string, otherwise: boolean): boolean =>
    `${node.tryGetContext(key) ?? otherwise}` === "true";
  const timeZone = text("timeZone") ?? DEFAULT_TIME_ZONE;
  if (!isTimeZone(timeZone)) throw new Error(`context timeZone: ${timeZone} is not an IANA time zone`);
  const mailDomain = text("mailDomain");
  const alarmEmail = text("alarmEmail");
  const wholeNumber = (key: string, otherwise: number, least: number, most: number): number => {
    const value: unknown = node.tryGetContext(key) ?? otherwise;
    const number = Number(value);
    if (Number.isInteger(number) && number >= least && number <= most) return number;
    const range = most === Number.MAX_SAFE_INTEGER ? `from ${least}` : `from ${least} to ${most}`;
    throw new Error(`context ${key} must be a whole number ${range}, not ${JSON.stringify(value)}`);
  };
  const edge = edgeOf(text);
  const publicDomain = publicDomainOf(text, edge);
  const adopt = text("adopt");
  return {
    timeZone,
    ...(edge && { edge }),
    ...(publicDomain && { publicDomain }),
    ...(choice("firewall", false) && { firewall: { allow: listed(text("firewallAllow")) } }),
    ...(adopt && { adopt: readKept(adopt) }),
    createMailIdentity: choice("createMailIdentity", true),
    admin: choice("admin", true),
    page: choice("admin", true) ? pageOf(text, choice("page", true), text("pageOrigin")) : undefined,
    analystFiles: analystFilesOf(text("analystFiles")),
    adminMachineClient: choice("adminMachineClient", false),
    lambdaConcurrency: wholeNumber("lambdaConcurrency", DEFAULT_CONCURRENCY, 1, Number.MAX_SAFE_INTEGER),
    foldWithinSeconds: wholeNumber("foldWithinSeconds", DEFAULT_FOLD_WITHIN, 0, LONGEST_FOLD_WITHIN),
    dashboard: choice("dashboard", true),
    canary: choice("canary", true),
    ...(mailDomain && { mailDomain }),
    ...(alarmEmail && { alarmEmail }),
  };
}

const ANALYST_FILES = ["auto", "always", "never"] as const;

function analystFilesOf(said = "auto"): Settings["analystFiles"] {
  const found = ANALYST_FILES.find((one) => one === said);
  if (!found) throw new Error(`context analystFiles must be ${ANALYST_FILES.join(", ")}, not ${said}`);
  return found;
}

function pageOf(text: Text, wanted: boolean, origin: string | undefined): Settings["page"] {
  if (origin !== undefined) {
    if (URL.parse(origin)?.origin !== origin)
      throw new Error(`context pageOrigin must be scheme, host and port of a page, not ${origin}`);
    return { kind: "elsewhere", origin };
  }
  if (!wanted) return undefined;
  const name = text("pageDomain");
  const certificateArn = text("pageCertificateArn");
  if (name === undefined && certificateArn === undefined) return { kind: "cloudfront" };
  if (name === undefined || certificateArn === undefined)
    throw new Error("context pageDomain and pageCertificateArn go together: one of them is missing");
  if (!certificateArn.startsWith("arn:aws:acm:us-east-1:"))
    throw new Error("context pageCertificateArn must be of us-east-1: CloudFront takes no other");
  return { kind: "cloudfront", domain: { name, certificateArn } };
}

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
