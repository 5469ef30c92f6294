import type * as z from "zod";
import type { AdminRoute } from "./admin.ts";
import { CAMPAIGNS_SHAPES } from "./answers/campaigns.ts";
import { CATALOGUE_SHAPES } from "./answers/catalogue.ts";
import { CHAINS_SHAPES } from "./answers/chains.ts";
import { CHANGES_SHAPES } from "./answers/changes.ts";
import { CODES_SHAPES } from "./answers/codes.ts";
import { CONFIG_SHAPES } from "./answers/config.ts";
import { CUSTOMER_SHAPES } from "./answers/customer/shapes.ts";
import { EXPERIMENTS_SHAPES } from "./answers/experiments.ts";
import { FORMS_SHAPES } from "./answers/forms.ts";
import { HEALTH_SHAPES } from "./answers/health.ts";
import { IMPORT_SHAPES } from "./answers/import.ts";
import { LOYALTY_SHAPES } from "./answers/loyalty.ts";
import { MAILS_SHAPES } from "./answers/mails.ts";
import { METRICS_SHAPES } from "./answers/metrics.ts";
import { OVERVIEW_SHAPES } from "./answers/overview.ts";
import { PEOPLE_SHAPES } from "./answers/people.ts";
import { PRIVACY_SHAPES } from "./answers/privacy.ts";
import { PUBLISH_SHAPES } from "./answers/publish.ts";
import { RESULTS_SHAPES } from "./answers/results.ts";
import { RUNS_SHAPES } from "./answers/runs.ts";
import { SEGMENTS_SHAPES } from "./answers/segments.ts";
import type { Sent, Shape } from "./answers/shape.ts";
import { TEAM_SHAPES } from "./answers/team.ts";
import { TILL_SHAPES } from "./answers/till.ts";
import { WEBHOOKS_SHAPES } from "./answers/webhooks.ts";

/** What every route of the admin API takes and answers. A route without a shape does not compile. */
export const ADMIN_SHAPES = {
  ...CAMPAIGNS_SHAPES,
  ...OVERVIEW_SHAPES,
  ...CATALOGUE_SHAPES,
  ...CHAINS_SHAPES,
  ...CHANGES_SHAPES,
  ...CODES_SHAPES,
  ...CONFIG_SHAPES,
  ...CUSTOMER_SHAPES,
  ...EXPERIMENTS_SHAPES,
  ...IMPORT_SHAPES,
  ...FORMS_SHAPES,
  ...HEALTH_SHAPES,
  ...LOYALTY_SHAPES,
  ...MAILS_SHAPES,
  ...METRICS_SHAPES,
  ...PEOPLE_SHAPES,
  ...PRIVACY_SHAPES,
  ...PUBLISH_SHAPES,
  ...RESULTS_SHAPES,
  ...RUNS_SHAPES,
  ...SEGMENTS_SHAPES,
  ...TEAM_SHAPES,
  ...TILL_SHAPES,
  ...WEBHOOKS_SHAPES,
} satisfies Readonly<Record<AdminRoute, Shape>>;

/** What the function behind a route answers with. */
export type AnswerOf<R extends AdminRoute> = Sent<z.input<(typeof ADMIN_SHAPES)[R]["answer"]>>;
