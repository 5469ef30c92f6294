import { paginateListStackResources, type StackResourceSummary } from "@aws-sdk/client-cloudformation";
import {
  GetAccountCommand,
  type GetAccountResponse,
  GetEmailIdentityCommand,
  type GetEmailIdentityResponse,
  NotFoundException,
} from "@aws-sdk/client-sesv2";
import { ADMIN_OUTPUTS, ADMIN_STACK } from "../../src/contracts/admin.ts";
import { MAIL_DOMAIN_OUTPUT } from "../../src/contracts/environment.ts";
import type { Instant } from "../../src/domain/basics/calendar.ts";
import type { Store, Till } from "../../src/domain/config/store.ts";
import type { ConfigStore, PublishedBundle } from "../../src/ports/config.ts";
import type { EventStore } from "../../src/ports/facts.ts";
import type { SendingStore } from "../../src/ports/mail.ts";
import type { CustomerStore } from "../../src/ports/people.ts";
import type { TillCheck } from "../../src/ports/shops.ts";
import type { UnseenStore } from "../../src/ports/unseen.ts";
import type { RunningStack } from "../deployment/local-stack.ts";
import type { Clients } from "./clients.ts";

/** The stacks of lib/app.ts. */
export const DATA_STACK = "ComebackData";
export const USERS_STACK = "ComebackUsers";

export interface SiteDeps {
  readonly aws: Clients;
  /** The service stack's name and what it gives out. */
  readonly stack: string;
  readonly outputs: ReadonlyMap<string, string>;
  readonly now: Instant;
  readonly local?: RunningStack;
  readonly config: Pick<ConfigStore, "current">;
  readonly customers: Pick<CustomerStore, "approximateCount">;
  readonly sending: Pick<SendingStore, "state">;
  readonly unseen: Pick<UnseenStore, "counts">;
  readonly events: Pick<EventStore, "stopsOf">;
  /** Asks a web address for anything. */
  readonly reach: (url: string) => Promise<{ readonly status: number }>;
  /** Asks the shop's platform about itself and the key, with that key. */
  readonly askTill: (till: Till, store: Pick<Store, "currency">, key: string) => Promise<TillCheck>;
  /** TXT records of a name, each joined; none where the name does not exist. */
  readonly txt: (name: string) => Promise<readonly string[]>;
}

/** The domain that mails come from, and the identity in SES that stands for it: its own or that of a parent domain. */
export interface MailIdentity {
  readonly domain: string;
  /** The verified name: the domain, or a parent. */
  readonly name: string;
  readonly identity: GetEmailIdentityResponse | undefined;
}

/** A deployment as the checks see it. What several checks look at is asked for once. */
export interface Site extends SiteDeps {
  /** Physical ids of the resources of a type, in the stacks of the service, the data and the admin API. */
  readonly resources: (type: string) => Promise<readonly string[]>;
  readonly published: () => Promise<PublishedBundle | undefined>;
  readonly base: () => Promise<number>;
  readonly mailAccount: () => Promise<GetAccountResponse>;
  /** Undefined while nothing says which domain that is. */
  readonly mailIdentity: () => Promise<MailIdentity | undefined>;
}

export function makeSite(deps: SiteDeps): Site {
  const { aws, stack } = deps;
  const all = once(async () => {
    const admin = deps.outputs.has(ADMIN_OUTPUTS.url) ? [ADMIN_STACK] : [];
    const found = await Promise.all([stack, DATA_STACK, ...admin].map((name) => listed(aws, name)));
    return found.flat();
  });
  const resources = async (type: string) =>
    (await all()).flatMap(({ ResourceType, PhysicalResourceId: id, ResourceStatus = "" }) =>
      ResourceType === type && id !== undefined && !ResourceStatus.startsWith("DELETE") ? [id] : [],
    );
  const published = once(() => deps.config.current());
  return {
    ...deps,
    resources,
    published,
    base: once(() => deps.customers.approximateCount()),
    mailAccount: once(() => aws.ses.send(new GetAccountCommand({}))),
    mailIdentity: once(async () => {
      const sender = (await published())?.bundle.store.sender.from;
      const domain = sender?.split("@")[1] ?? deps.outputs.get(MAIL_DOMAIN_OUTPUT);
      return domain === undefined ? undefined : identityOf(aws, domain);
    }),
  };
}

async function listed(aws: Clients, stack: string): Promise<StackResourceSummary[]> {
  const found: StackResourceSummary[] = [];
  for await (const page of paginateListStackResources({ client: aws.cloudFormation }, { StackName: stack }))
    found.push(...(page.StackResourceSummaries ?? []));
  return found;
}

/** SES lets a verified domain send for its subdomains too. */
async function identityOf(aws: Clients, domain: string): Promise<MailIdentity> {
  const labels = domain.split(".");
  for (let skip = 0; skip < labels.length - 1; skip += 1) {
    const name = labels.slice(skip).join(".");
    try {
      const identity = await aws.ses.send(new GetEmailIdentityCommand({ EmailIdentity: name }));
      return { domain, name, identity };
    } catch (error) {
      if (!(error instanceof NotFoundException)) throw error;
    }
  }
  return { domain, name: domain, identity: undefined };
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
