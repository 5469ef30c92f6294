/** Over how many days the overview looks, the usual first. */
export const OVERVIEW_DAYS = ["90", "30", "365"] as const;

/** What the overview asks first, by its address. */
export function firstAsked(view: URLSearchParams): readonly string[] {
  const days = OVERVIEW_DAYS.find((one) => one === view.get("days")) ?? OVERVIEW_DAYS[0];
  return [`/v1/overview?days=${days}`];
}
