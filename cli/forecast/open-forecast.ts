import { type ForecastReport, makeReadForecast } from "../../src/app/nightly/read-forecast.ts";
import { adminOf, type WhichConfig } from "../config/open-config.ts";
import { makeAdminCall } from "../deployment/admin-call.ts";
import { connect } from "../deployment/deployment.ts";

export type OpenForecast = (which: WhichConfig) => Promise<() => Promise<ForecastReport | undefined>>;

/** The forecast of the deployment that answers, or of the one whose admin API is named. */
export const openForecast: OpenForecast = async (which) => {
  const admin = adminOf(which);
  if (admin) {
    const { ForecastReport: shape } = await import("../../src/contracts/answers/forecast.ts");
    const call = makeAdminCall(admin.api, admin.token);
    return async () => {
      const answer = await call("GET", "/forecast");
      return answer === undefined ? undefined : shape.parse(answer);
    };
  }
  await connect(which);
  const { runs } = await import("../../src/adapters/wiring.ts");
  return makeReadForecast({ runs: runs() });
};
