import { describe, expect, it } from "vitest";
import { loyaltyData } from "../../src/app/mail/loyalty-data.ts";
import { mailData } from "../../src/app/mail/mail-data.ts";
import { fold } from "../../src/domain/people/fold.ts";
import { bundleWith } from "../support/config.ts";
import { day, key, order } from "../support/facts.ts";
import { loyalty, loyaltySettings } from "../support/loyalty.ts";

const programme = loyalty({
  name: { ru: "Клуб", en: "Club" },
  points: { worth: 2, name: { ru: "балл|балла|баллов", en: "point|points" }, expiring_soon: "30d" },
});
const profile = fold(
  key("u:1"),
  [order("o1", day(0), 1_000_000), order("o2", day(1), 4_400)],
  loyaltySettings(programme),
);
const read = (count: number, language = "en", of = profile) =>
  loyaltyData(of, { programme, now: day(count) }, { store: { currency: "RUB", time_zone: "UTC" }, language });

describe("what mails know of the loyalty programme", () => {
  it("is points with their worth, the level and what is missing, and when points expire", () => {
    expect(read(15)).toEqual({
      name: "Club",
      points: 151,
      points_money: 302,
      points_word: "points",
      pending: 0,
      expiring: 151,
      expiring_money: 302,
      level_id: "silver",
      cashback_percent: 5,
      expires_on: "2027-01-31",
      level: "Silver",
      next_level: "Gold",
      missing: 39_956,
      privileges: ["Early access"],
    });
  });

  it("is in the customer's language", () => {
    expect(read(15, "ru")).toMatchObject({ name: "Клуб", points_word: "балл" });
    expect(read(14, "ru")).toMatchObject({ points: 150, points_word: "баллов" });
  });

  it("is the first level and no points of somebody who has no part in it yet", () => {
    const nobody = read(0, "en", fold(key("u:2"), [], loyaltySettings(programme)));
    expect(nobody).toMatchObject({ points: 0, level: "Start", privileges: [] });
    expect(nobody).not.toHaveProperty("expires_on");
  });

  it("is in no mail of a service chain, and in none of a shop without a programme", () => {
    const { store } = bundleWith();
    const facts = { profile, tier: "all", store, language: "en", unsubscribeUrl: "", preferencesUrl: "" };
    const club = { loyalty: { programme, now: day(15) } };
    expect(mailData({ ...facts, ...club })).toHaveProperty("loyalty.points", 151);
    expect(mailData({ ...facts, ...club, kind: "service" })).not.toHaveProperty("loyalty");
    expect(mailData(facts)).not.toHaveProperty("loyalty");
  });
});
