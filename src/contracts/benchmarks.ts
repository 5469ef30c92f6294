/** What shops see elsewhere, to show beside what was proven. Shares of a flow's recipients who placed an order, attributed. */
export const FLOW_BENCHMARK = { median: 0.0171, topDecile: 0.0571, source: "Klaviyo 2024" } as const;

const percent = (share: number) => `${(share * 100).toFixed(2)}%`;

export const BENCHMARK_WORDS = `For comparison: of a flow's recipients ${percent(FLOW_BENCHMARK.median)} place an order in the median shop, ${percent(FLOW_BENCHMARK.topDecile)} in the top tenth (${FLOW_BENCHMARK.source}). Those are attributed orders, which would partly have come anyway.`;
