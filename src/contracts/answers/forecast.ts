import * as z from "zod";
import { BASE_FIGURES } from "../../domain/foresight/forecast.ts";
import { Count, Currency, Day, Ratio } from "./basics.ts";

const Figure = z
  .discriminatedUnion("known", [
    z.object({ known: z.literal(true), expected: z.number(), low: z.number(), high: z.number() }),
    z.object({
      known: z.literal(false),
      why: z.enum([
        "few-buyers",
        "few-first-orders",
        "few-newcomers",
        "too-new",
        "not-measured",
        "not-trusted",
      ]),
    }),
  ])
  .meta({
    id: "ForecastFigure",
    description:
      "What is expected, and between which it will be nine times in ten; or why nothing is known yet",
  });

const Days = z.union([z.literal(30), z.literal(90)]);

const Base = z.object({
  orders: Figure.describe("Of customers who have bought before"),
  revenue: Figure.describe("Of the same; minor units"),
  margin: Figure.exactOptional().describe("Absent where the config names no margin"),
  firstOrders: Figure.describe("Customers who have not bought yet and will"),
  newcomerOrders: Figure.describe("Of customers who are not yet here"),
  newcomerRevenue: Figure.describe("Of the same; minor units"),
  mails: Figure.describe("Of all chains that are not paused"),
  discounts: Figure.describe("Of their codes; minor units"),
});

const Chain = z
  .object({
    chain: z.string(),
    paused: z.boolean(),
    entries: Figure,
    mails: Figure,
    discounts: Figure.describe("Minor units"),
    orders: Figure.describe("That would not come without the chain, by its hold-out"),
    revenue: Figure.describe("The same; minor units"),
    margin: Figure.exactOptional().describe("The same; minor units"),
  })
  .meta({ id: "ChainForecast" });

const told = z.object({
  orders: Figure,
  revenue: Figure,
  firstOrders: Figure,
  newcomerOrders: Figure,
  newcomerRevenue: Figure,
  mails: Figure,
  discounts: Figure,
});

const happened = z.object({
  orders: Count,
  revenue: z.number(),
  firstOrders: Count,
  newcomerOrders: Count,
  newcomerRevenue: z.number(),
  mails: Count,
  discounts: z.number(),
});

export const ForecastReport = z.object({
  run: Day.describe("The night that made it"),
  through: Day.describe("The last day that it knew"),
  currency: Currency,
  ahead: z.array(z.object({ days: Days, base: Base, chains: z.array(Chain) })),
  learned: z.object({
    pastForecasts: Count.describe("By the same rule on earlier days, which the intervals were learned from"),
    seasons: Count.describe("Years in which the season was seen; 0: not known yet"),
    shrunkChains: Count.describe("Chains whose effects were drawn towards one another; 0 below five"),
  }),
  calibration: z
    .array(
      z.object({
        days: Days,
        figure: z.enum(BASE_FIGURES),
        forecasts: Count.describe("Whose days are over"),
        inside: Count.describe("Whose interval held what happened"),
        ratio: Ratio.describe("Sum told over sum happened"),
      }),
    )
    .describe("How earlier forecasts have turned out"),
  kept: z
    .array(
      z.object({
        run: Day,
        through: Day,
        ahead: z.array(
          z.object({
            days: Days,
            told,
            happened: happened.exactOptional().describe("Absent while the days are not over"),
          }),
        ),
      }),
    )
    .describe("A forecast a week for two years, oldest first"),
});
