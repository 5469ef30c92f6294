import { type Forecast, useForecast } from "../../api/forecast.ts";
import { useFormats, useTexts } from "../../texts/language.tsx";
import { Page } from "../../ui/frame.tsx";
import { Select } from "../../ui/select.tsx";
import { Empty, Loaded } from "../../ui/state.tsx";
import { oneOf, useView } from "../../view/view.ts";
import { BaseAhead } from "./base.tsx";
import { ChainsAhead } from "./chains.tsx";
import { TEXTS } from "./texts.ts";
import { TurnedOut } from "./turned-out.tsx";

const DAYS = ["30", "90"] as const;
const VIEW = { days: oneOf(...DAYS) };

/** What the base and each chain will bring, and how earlier forecasts have turned out. */
export default function ForecastPage() {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const forecast = useForecast();
  const [{ days }, setView] = useView(VIEW);
  const through = forecast.data?.through;
  return (
    <Page
      title={texts.title}
      lead={through === undefined ? undefined : texts.lead(formats.day(through))}
      actions={
        <Select
          label={texts.horizon}
          hidesLabel
          choices={DAYS.map((id) => ({ id, name: texts.days[id] }))}
          value={days}
          onChange={(next) => setView({ days: next })}
        />
      }
    >
      <Loaded query={forecast}>
        {(data) =>
          data ? <Told forecast={data} days={days} /> : <Empty title={texts.none}>{texts.noneWhy}</Empty>
        }
      </Loaded>
    </Page>
  );
}

function Told({ forecast, days }: { readonly forecast: Forecast; readonly days: string }) {
  const { currency, ahead, calibration, learned } = forecast;
  const shown = ahead.find((one) => `${one.days}` === days);
  return (
    <>
      {shown && <BaseAhead base={shown.base} currency={currency} />}
      {shown && <ChainsAhead chains={shown.chains} currency={currency} />}
      <TurnedOut calibration={calibration} learned={learned} />
    </>
  );
}
