import { describe, expect, it } from "vitest";
import { rollbackNote } from "../../../src/app/config/publish-config.ts";
import { breachOf, campaignBreach } from "../../../src/domain/mail/sending.ts";
import { saidIn } from "../../../web/src/texts/said.ts";

const day = (ago: number, sent: number, more: { bounced?: number; complained?: number }) => ({
  ...{ day: 100 - ago, sent, unknown: 0, bounced: 0, complained: 0 },
  ...more,
});

describe("what Comeback says of its own accord", () => {
  it.each([
    [
      "a limit of today",
      breachOf([day(0, 5_000, { complained: 4 })], 100),
      "4 жалобы на 5000 писем за сегодня (0,08 %); предел 0,08 %",
    ],
    [
      "a limit of some days",
      breachOf([day(0, 500, { bounced: 9 }), day(3, 521, { bounced: 12 })], 100),
      "21 жёсткий отказ на 1021 письмо за последние 7 дн. (2,06 %); предел 2 %",
    ],
    [
      "a campaign's own",
      campaignBreach({ sent: 10_000, unknown: 0, bounced: 0, complained: 8 }),
      "8 жалоб на 10000 писем (0,08 %); предел 0,08 %",
    ],
    ["a way back", rollbackNote(3, undefined), "возврат к версии 3"],
    ["a way back with its reason", rollbackNote(3, "too\ndear"), "возврат к версии 3: too\ndear"],
    ["what a person writes", "rollback of the spring sale", "rollback of the spring sale"],
  ])("is told a reader of Russian: %s", (_, said, russian) => {
    expect(saidIn(said ?? "", "ru")).toBe(russian);
    expect(saidIn(said ?? "", "en")).toBe(said);
  });
});
