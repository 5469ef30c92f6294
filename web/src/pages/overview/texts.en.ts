export interface OverviewTexts {
  readonly title: string;
  readonly base: string;
  readonly mailable: (count: string) => string;
  readonly buyers: string;
  readonly repeat: string;
  readonly revenue: string;
  readonly revenueLabel: (from: string, to: string) => string;
  readonly orders: (count: string) => string;
  readonly over: (days: number) => string;
  readonly night: string;
}

export const en: OverviewTexts = {
  title: "Overview",
  base: "Customers",
  mailable: (count) => `${count} may be mailed`,
  buyers: "Buyers",
  repeat: "Repeat purchase rate",
  revenue: "Revenue",
  revenueLabel: (from, to) => `Revenue of the last period, night by night, from ${from} to ${to}`,
  orders: (count) => `${count} orders`,
  over: (days) => `last ${days} days`,
  night: "Night",
};
