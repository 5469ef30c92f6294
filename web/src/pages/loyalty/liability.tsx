import type { Liability } from "../../api/metrics.ts";
import { useFormats, useTexts } from "../../texts/language.tsx";
import { Stat, Stats } from "../../ui/stat.tsx";
import { TEXTS } from "./texts.ts";

interface LiabilityProps {
  readonly liability: Liability;
  readonly currency: string;
}

/** What the programme owes, and whether people use it. */
export function Liabilities({ liability, currency }: LiabilityProps) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { stats, explains } = texts;
  const { expectedWorth, debt } = liability;
  const shareOf = (part: number, whole: number) =>
    whole > 0 ? `${texts.ofOwed(formats.percent(part / whole))}, ` : "";
  const money = (minor: number) => formats.money(Math.round(minor), currency);
  return (
    <>
      <Stats>
        <Stat label={stats.worth} value={money(liability.worth)} explain={explains.worth} />
        <Stat
          label={stats.expected}
          value={expectedWorth ? money(expectedWorth.expected) : "–"}
          note={
            expectedWorth
              ? `${shareOf(expectedWorth.expected, liability.worth)}${texts.between(formats.interval(expectedWorth.low, expectedWorth.high, money))}`
              : `${texts.notKnown}: ${texts.notKnownWhy}`
          }
          explain={explains.expected}
        />
        <Stat
          label={stats.points}
          value={formats.count(liability.points)}
          note={texts.everEarned(formats.count(liability.earned), formats.count(liability.spent))}
        />
        <Stat
          label={stats.pending}
          value={formats.count(liability.pending)}
          note={money(liability.pendingWorth)}
          explain={explains.pending}
        />
        <Stat label={stats.expiring} value={formats.count(liability.expiringSoon)} />
        {debt > 0 && <Stat label={stats.debt} value={formats.count(debt)} />}
      </Stats>
      <Use liability={liability} />
    </>
  );
}

function Use({ liability }: { readonly liability: Liability }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { stats, explains } = texts;
  const { members, spenders, shareOfSpenders, breakage, medianDaysToFirstReward, rewardedWithin90Days } =
    liability;
  return (
    <Stats>
      <Stat label={stats.members} value={formats.count(members)} />
      <Stat
        label={stats.spenders}
        value={formats.count(spenders)}
        note={shareOfSpenders !== null && texts.ofMembers(formats.percent(shareOfSpenders))}
        explain={explains.spenders}
      />
      <Stat
        label={stats.firstReward}
        value={medianDaysToFirstReward === null ? "–" : formats.decimal(medianDaysToFirstReward, 0)}
        note={rewardedWithin90Days !== null && texts.within90(formats.percent(rewardedWithin90Days))}
        explain={explains.firstReward}
      />
      <Stat
        label={stats.breakage}
        value={breakage ? formats.percent(breakage.share) : "–"}
        note={
          breakage
            ? `${texts.ofGone}, ${texts.between(formats.interval(breakage.low, breakage.high, (share) => formats.percent(share)))}`
            : `${texts.notKnown}: ${texts.notKnownWhy}`
        }
        explain={explains.breakage}
      />
    </Stats>
  );
}
