import type { CellUnder, KnownExport, Status } from "./known-export.ts";

/**
 * Endpoints: https://docs.aws.amazon.com/pinpoint/latest/developerguide/audience-define-export.html, with the attributes
 * of https://docs.aws.amazon.com/pinpoint/latest/userguide/segments-importing.html. `OptOut: NONE` is what every endpoint
 * begins with, so it is nobody's consent. `INACTIVE` is an endpoint whose address another one has taken over, no bounce.
 */
export const PINPOINT: KnownExport = {
  tool: "Amazon Pinpoint",
  isIt: (titles) => titles.has("address") && titles.has("channeltype"),
  contents: () => ({
    of: "endpoints",
    so: "OptOut NONE is no consent by itself. If these people have agreed to mails, say --consent yes",
  }),
  columns: {
    email: ["Address"],
    customer: ["User.UserId"],
    firstName: ["User.UserAttributes.FirstName", "Attributes.FirstName"],
    lastName: ["User.UserAttributes.LastName", "Attributes.LastName"],
    name: ["User.UserAttributes.Name", "Attributes.Name"],
    language: ["Demographic.Locale"],
    country: ["Location.Country"],
    date: ["CreationDate"],
  },
  timeZone: "Demographic.Timezone",
  status: {
    reads: /^(channeltype|optout|endpointstatus|effectivedate)$/,
    dates: /^effectivedate$/,
    of: statusOf,
  },
  useless:
    /^(id|endpointid|applicationid|cohortid|requestid|demographic.*|location(latitude|longitude)|metrics.*)$/,
  attribute: (title) => title.replace(/^(User\.UserAttributes|Attributes|Location)\./i, ""),
};

function statusOf(cell: CellUnder): Status {
  const channel = cell("ChannelType");
  if (channel !== "" && channel.toUpperCase() !== "EMAIL")
    return { leftOut: `${channel.toUpperCase()} endpoint` };
  const optOut = cell("OptOut").toUpperCase();
  if (optOut === "ALL") return { consent: "withdrawn", at: cell("EffectiveDate"), source: "OptOut ALL" };
  if (optOut !== "" && optOut !== "NONE") return { consent: "none", unknown: cell("OptOut") };
  return cell("EndpointStatus").toUpperCase() === "INACTIVE" ? { consent: "none" } : {};
}
