import { describe, expect, it, vi } from "vitest";
import { makeMailFeedback } from "../../src/app/mail/feedback.ts";
import { DAY } from "../../src/domain/basics/calendar.ts";
import { campaignBreach } from "../../src/domain/mail/sending.ts";
import { makeCampaignWorld, shopWithCampaign } from "../support/campaigns.ts";
import { keyOf } from "../support/chains.ts";

const PEOPLE = Array.from({ length: 300 }, (_, index) => keyOf(`p${index}`));

async function underWay() {
  const world = await makeCampaignWorld({
    bundle: shopWithCampaign({ ramp_up: { first_day: 200, growth: 1 } }),
  });
  for (const id of PEOPLE) await world.has(id);
  await world.starts();
  const [input] = world.executions;
  if (!input) throw new Error("not started");
  await world.enter(input);
  await world.playUntil(world.now() + DAY / 2);
  const feedback = makeMailFeedback({ ...world, clock: { now: world.now } });
  const hears = async (eventType: string, many: number, from = 0) => {
    for (const mail of world.mailer.taken.slice(from, from + many))
      await feedback({
        ...{ eventType, at: world.now(), sentAt: world.now(), messageId: "m", to: mail.to, send: mail.send },
        customer: Buffer.from(mail.customer).toString("base64url"),
        bounceType: "Permanent",
      });
  };
  return { ...world, hears };
}

describe("a campaign's own limits", () => {
  it("stop it when 2 of 100 of its mails bounce, before any stops the shop, and a person lets it go on", async () => {
    const world = await underWay();
    expect((await world.status())?.counts.sent).toBe(200);
    await world.hears("Bounce", 4);
    expect((await world.status())?.run.paused).toBeUndefined();
    await world.hears("Bounce", 1, 4);
    const { run, paused } = (await world.status()) ?? {};
    expect(paused).toBe(true);
    expect(run?.paused).toMatchObject({
      itself: true,
      why: "5 hard bounces of 200 of its mails (2.50%); the limit is 2%",
    });
    expect(world.measured.campaignStopped).toBe(1);
    await world.playUntil(world.now() + 2 * DAY);
    expect(world.mailer.taken).toHaveLength(200);
    await world.pause("spring", undefined);
    await world.playUntil(world.now() + DAY);
    expect(world.mailer.taken.length).toBeGreaterThan(295);
  });

  it("stop it at two complaints, told once each however often they come", async () => {
    const world = await underWay();
    await world.hears("Complaint", 1);
    await world.hears("Complaint", 1);
    expect((await world.status())?.run.paused).toBeUndefined();
    await world.hears("Complaint", 1, 1);
    expect((await world.status())?.run.paused?.why).toMatch(/^2 complaints of 200/);
  });

  it("take no bounce from the whole shop's, whatever they fail at", async () => {
    const world = await underWay();
    vi.spyOn(world.campaigns, "count").mockRejectedValueOnce(new Error("busy"));
    await expect(world.hears("Bounce", 1)).rejects.toThrow("busy");
    await world.hears("Bounce", 1);
    expect(world.measured.bounced).toBe(1);
  });

  it("say nothing of a few mails", () => {
    const few = { sent: 99, unknown: 0, bounced: 50, complained: 50 };
    expect(campaignBreach(few)).toBeUndefined();
    expect(campaignBreach({ ...few, sent: 10_000, bounced: 4, complained: 7 })).toBeUndefined();
    expect(campaignBreach({ ...few, sent: 10_000, bounced: 4, complained: 8 })).toMatch(/0\.08%/);
  });
});
