import {
  GetConfigurationSetCommand,
  GetConfigurationSetEventDestinationsCommand,
  NotFoundException,
} from "@aws-sdk/client-sesv2";
import { MAIL_DOMAIN_OUTPUT, OUTPUTS } from "../../src/contracts/environment.ts";
import { type Area, type Check, type Finding, ok, problem, waitsFor, warning } from "./check.ts";
import type { MailIdentity, Site } from "./site.ts";

const notLocal = "the local inbox takes mails from any sender";
const DNS = "deploy.md#dns-records";
/** What mail feedback has to hear of; opens and clicks are welcome beyond them. */
const EVENTS = ["DELIVERY", "BOUNCE", "COMPLAINT"] as const;
const REDEPLOY = "Put the configuration set right: `npm run deploy`.";

export const MAIL_DOMAIN: Area = {
  name: "Mail domain",
  checks: [
    identityCheck("identity", "verified", verified),
    identityCheck("dkim", "DKIM", dkim),
    identityCheck("mail-from", "MAIL FROM", mailFrom),
    {
      id: "mail-events",
      title: "mail events",
      doc: "deploy.md#step-2-deploy",
      needs: ["ses:GetConfigurationSetEventDestinations"],
      notLocal: "the local stack makes SES's events itself",
      look: mailEvents,
    },
    {
      id: "suppression",
      title: "suppression list",
      doc: "deploy.md#step-2-deploy",
      needs: ["ses:GetConfigurationSet", "ses:GetAccount"],
      notLocal: "the local stack has no suppression list of SES's",
      look: suppression,
    },
  ],
};

type Found = MailIdentity & { readonly identity: NonNullable<MailIdentity["identity"]> };

/** Where there is no identity, the first of the checks says so. */
function identityCheck(id: string, title: string, look: (found: Found) => Finding): Check {
  return {
    ...{ id, title, doc: DNS, notLocal },
    needs: ["ses:GetEmailIdentity"],
    look: async (site) => {
      const found = await site.mailIdentity();
      const { domain, name, identity } = found ?? {};
      if (domain !== undefined && name !== undefined && identity) {
        const barred = look === verified ? maySendAs(domain, site) : undefined;
        return barred ?? look({ domain, name, identity });
      }
      if (look !== verified) return waitsFor("SES does not know the domain that mails come from");
      return noIdentity(domain);
    },
  };
}

/**
 * What is wrong where no function may send as this domain: each may as the deployment's own and its subdomains, whatever
 * else SES knows.
 */
export function maySendAs(domain: string, { outputs }: Site): Finding | undefined {
  const ownDomain = outputs.get(MAIL_DOMAIN_OUTPUT);
  if (ownDomain === undefined)
    return problem(
      `mails come from ${domain}, but the deployment was made without mailDomain: no function may send any`,
      `Set \`mailDomain\` in the context of cdk.json to ${domain}, and \`createMailIdentity\` to false if SES knows the domain already; then run \`npm run deploy\`.`,
    );
  if (domain === ownDomain || domain.endsWith(`.${ownDomain}`)) return undefined;
  return problem(
    `mails come from ${domain}, but the deployment may send as ${ownDomain} only`,
    `Set \`sender.from\` in store.yaml to an address of ${ownDomain}, or \`mailDomain\` in cdk.json to ${domain} and run \`npm run deploy\`.`,
  );
}

function noIdentity(domain: string | undefined): Finding {
  if (domain === undefined)
    return problem(
      "no domain: no config is published, and the deployment was made without mailDomain",
      "Set `mailDomain` in the context of cdk.json and run `npm run deploy`.",
    );
  return problem(
    `SES does not know ${domain}, which mails come from`,
    `Set \`mailDomain\` in the context of cdk.json to ${domain} and run \`npm run deploy\`.`,
  );
}

function verified({ domain, name, identity }: Found): Finding {
  const whose = domain === name ? domain : `${domain} by its parent ${name}`;
  if (identity.VerifiedForSendingStatus) return ok(whose);
  return problem(
    `${name} is not verified: ${identity.VerificationStatus ?? "PENDING"}`,
    "Publish the three DKIM records and wait for SES to see them, up to 72 hours.",
  );
}

function dkim({ name, identity }: Found): Finding {
  const { Status = "NOT_STARTED", SigningEnabled = false } = identity.DkimAttributes ?? {};
  if (Status !== "SUCCESS")
    return problem(`${name}: ${Status}`, "Publish the three DKIM records that SES names (CNAME) and wait.");
  if (!SigningEnabled)
    return problem(
      `${name}: signing is off`,
      `Switch it on: \`aws sesv2 put-email-identity-dkim-attributes --email-identity ${name} --signing-enabled\`.`,
    );
  return ok(`${name}: SUCCESS`);
}

function mailFrom({ name, identity }: Found): Finding {
  const { MailFromDomain: domain = "", MailFromDomainStatus: status } = identity.MailFromAttributes ?? {};
  if (domain === "")
    return warning(
      `${name} has none: bounces go to amazonses.com, and SPF is not aligned with your domain`,
      `Give it one: \`aws sesv2 put-email-identity-mail-from-attributes --email-identity ${name} --mail-from-domain bounce.${name}\`.`,
    );
  if (status === "SUCCESS") return ok(`${domain}: SUCCESS`);
  return problem(
    `${domain}: ${status ?? "PENDING"}`,
    `Publish the MX and the TXT record of ${domain} and wait.`,
  );
}

async function mailEvents({ aws, outputs }: Site): Promise<Finding> {
  const set = outputs.get(OUTPUTS.MAIL_CONFIGURATION_SET) ?? "";
  try {
    const { EventDestinations = [] } = await aws.ses.send(
      new GetConfigurationSetEventDestinationsCommand({ ConfigurationSetName: set }),
    );
    const live = EventDestinations.filter((one) => one.Enabled && one.EventBridgeDestination);
    if (live.length === 0) return problem(`${set} has no enabled destination on EventBridge`, REDEPLOY);
    const heard = new Set<string>(live.flatMap(({ MatchingEventTypes }) => MatchingEventTypes ?? []));
    const unheard = EVENTS.filter((type) => !heard.has(type));
    if (unheard.length > 0) return problem(`${set} keeps quiet about ${unheard.join(", ")}`, REDEPLOY);
    return ok(`${set} tells EventBridge of ${[...heard].join(", ").toLowerCase()}`);
  } catch (error) {
    if (error instanceof NotFoundException) return problem(`the configuration set ${set} is gone`, REDEPLOY);
    throw error;
  }
}

/** Of the configuration set, which comes first, or of the account. */
async function suppression({ aws, outputs, mailAccount }: Site): Promise<Finding> {
  const set = outputs.get(OUTPUTS.MAIL_CONFIGURATION_SET) ?? "";
  const configurationSet = await aws.ses.send(new GetConfigurationSetCommand({ ConfigurationSetName: set }));
  if (configurationSet.SendingOptions?.SendingEnabled === false)
    return problem(
      `sending is off in the configuration set ${set}`,
      `When its cause is mended: \`aws sesv2 put-configuration-set-sending-options --configuration-set-name ${set} --sending-enabled\`.`,
    );
  const reasons =
    configurationSet.SuppressionOptions?.SuppressedReasons ??
    (await mailAccount()).SuppressionAttributes?.SuppressedReasons ??
    [];
  const without = (["BOUNCE", "COMPLAINT"] as const).filter((reason) => !reasons.includes(reason));
  if (without.length > 0) return problem(`off for ${without.join(" and ").toLowerCase()}`, REDEPLOY);
  return ok("on for bounces and complaints");
}
