import type { Calibration, Forecast } from "../../api/forecast.ts";
import { useFormats, useTexts } from "../../texts/language.tsx";
import { Card } from "../../ui/frame.tsx";
import { Empty } from "../../ui/state.tsx";
import { Table } from "../../ui/table.tsx";
import { TEXTS } from "./texts.ts";

/** Told beside happened, of forecasts whose days are over. */
export function TurnedOut({
  calibration,
  learned,
}: {
  readonly calibration: readonly Calibration[];
  readonly learned: Forecast["learned"];
}) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { pastForecasts, seasons, shrunkChains } = learned;
  const notes = [
    texts.learned({ value: pastForecasts, text: formats.count(pastForecasts) }),
    seasons === 0 ? texts.noSeason : texts.season(formats.count(seasons)),
    ...(shrunkChains > 0 ? [texts.shrunk(formats.count(shrunkChains))] : []),
  ];
  return (
    <>
      {calibration.length === 0 ? (
        <Empty title={texts.notOver}>{texts.notOverWhy}</Empty>
      ) : (
        <Card title={texts.turnedOut} lead={texts.turnedOutLead} flush>
          <Table
            label={texts.turnedOut}
            file="forecast-calibration"
            rows={calibration}
            rowKey={({ days, figure }) => `${figure} ${days}`}
            columns={[
              { id: "figure", name: texts.figure, value: ({ figure }) => texts.figures[figure] },
              { id: "days", name: texts.horizon, value: ({ days }) => texts.days[days] },
              { id: "over", name: texts.over, numeric: true, value: ({ forecasts }) => forecasts },
              {
                id: "inside",
                name: texts.inside,
                numeric: true,
                value: ({ inside, forecasts }) => inside / forecasts,
                cell: ({ inside, forecasts }) => formats.percent(inside / forecasts, 0),
              },
              {
                id: "ratio",
                name: texts.ratio,
                numeric: true,
                value: ({ ratio }) => ratio,
                cell: ({ ratio }) => (ratio === null ? "–" : formats.decimal(ratio, 2)),
              },
            ]}
          />
        </Card>
      )}
      <p>{notes.join(" ")}</p>
    </>
  );
}
