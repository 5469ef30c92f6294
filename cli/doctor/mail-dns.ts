import { Resolver } from "node:dns/promises";
import { type Area, type Finding, ok, problem, waitsFor, warning } from "./check.ts";
import type { Site } from "./site.ts";

const DNS = "deploy.md#dns-records";
const notLocal = "no mail leaves this machine";
const LOOK = "Look it up elsewhere, for instance with `dig +short TXT`.";

export const MAIL_DNS: Area = {
  name: "Mail records",
  checks: [
    { id: "dmarc", title: "DMARC", doc: DNS, needs: ["ses:GetEmailIdentity"], notLocal, look: dmarc },
    { id: "spf", title: "SPF", doc: DNS, needs: ["ses:GetEmailIdentity"], notLocal, look: spf },
  ],
};

/** Of the domain itself or of the organisation's, as a receiver looks it up. */
async function dmarc({ mailIdentity, txt }: Site): Promise<Finding> {
  const found = await mailIdentity();
  if (!found) return waitsFor("nothing says which domain mails come from");
  for (const domain of new Set([found.domain, found.name, found.domain.split(".").slice(-2).join(".")])) {
    const name = `_dmarc.${domain}`;
    const records = await lookedUp(txt, name);
    if (!records) return warning(`${name} could not be looked up from here`, LOOK);
    const record = records.find((text) => /^v=DMARC1/i.test(text));
    if (record !== undefined) return ok(`${name}: ${record}`);
  }
  return problem(
    `${found.domain} has no DMARC record: the big mailbox providers refuse bulk mail without`,
    `Publish a TXT record \`_dmarc.${found.domain}\` with \`v=DMARC1; p=none; rua=mailto:dmarc@${found.domain}\`.`,
  );
}

/** Of the MAIL FROM domain, which is what receivers check: not of the domain in the From line. */
async function spf({ mailIdentity, txt }: Site): Promise<Finding> {
  const found = await mailIdentity();
  if (!found) return waitsFor("nothing says which domain mails come from");
  const domain = found.identity?.MailFromAttributes?.MailFromDomain;
  if (!domain) return ok("amazonses.com answers for it, as there is no MAIL FROM domain");
  const records = await lookedUp(txt, domain);
  if (!records) return warning(`${domain} could not be looked up from here`, LOOK);
  const publish = `Publish a TXT record \`${domain}\` with \`v=spf1 include:amazonses.com ~all\`.`;
  const all = records.filter((text) => /^v=spf1( |$)/i.test(text));
  if (all.length > 1)
    return problem(`${domain} has ${all.length} SPF records, which counts as none`, "Keep one of them.");
  const [record] = all;
  if (record === undefined) return problem(`${domain} has no SPF record`, publish);
  if (!/include:amazonses\.com/i.test(record))
    return problem(`${domain} does not let SES send: ${record}`, publish);
  return ok(`${domain}: ${record}`);
}

const lookedUp = (txt: Site["txt"], name: string) => txt(name).catch(() => undefined);

/** TXT records by the system's resolvers; a name without any is no failure. */
export function makeTxt(): Site["txt"] {
  const resolver = new Resolver({ timeout: 3_000, tries: 2 });
  return async (name) => {
    try {
      return (await resolver.resolveTxt(name)).map((parts) => parts.join(""));
    } catch (error) {
      if (
        error instanceof Error &&
        "code" in error &&
        (error.code === "ENOTFOUND" || error.code === "ENODATA")
      )
        return [];
      throw error;
    }
  };
}
