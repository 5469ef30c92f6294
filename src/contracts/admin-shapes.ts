import type { AdminRoute } from "./admin.ts";
import { CAMPAIGNS_SHAPES } from "./answers/campaigns.ts";
import { CHAINS_SHAPES } from "./answers/chains.ts";
import { CONFIG_SHAPES } from "./answers/config.ts";
import { MAILS_SHAPES } from "./answers/mails.ts";
import { METRICS_SHAPES } from "./answers/metrics.ts";
import { PUBLISH_SHAPES } from "./answers/publish.ts";
import { RUNS_SHAPES } from "./answers/runs.ts";
import { SEGMENTS_SHAPES } from "./answers/segments.ts";
import type { Shape } from "./answers/shape.ts";

/** What every route of the admin API takes and answers. */
export const ADMIN_SHAPES = {
  ...CONFIG_SHAPES,
  ...PUBLISH_SHAPES,
  ...MAILS_SHAPES,
  ...CHAINS_SHAPES,
  ...CAMPAIGNS_SHAPES,
  ...METRICS_SHAPES,
  ...SEGMENTS_SHAPES,
  ...RUNS_SHAPES,
} satisfies Readonly<Partial<Record<AdminRoute, Shape>>>;
