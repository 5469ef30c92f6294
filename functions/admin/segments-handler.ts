import type { Nights } from "../../src/app/nightly/read.ts";
import { conditionFields } from "../../src/app/report/condition-fields.ts";
import { type CountAnswer, type CountDeps, makeCountPeople } from "../../src/app/report/count-people.ts";
import { makeListSegments } from "../../src/app/report/list-segments.ts";
import { type MembersPageAnswer, makePageMembers } from "../../src/app/report/page-members.ts";
import { makeReadRfmGrid } from "../../src/app/report/rfm-grid.ts";
import { makeReadSegmentFlows } from "../../src/app/report/segment-flows.ts";
import { CountRequest } from "../../src/contracts/admin.ts";
import { FlowsRequest, MembersRequest } from "../../src/contracts/admin-segments.ts";
import type { AnswerOf } from "../../src/contracts/admin-shapes.ts";
import { Nothing } from "../../src/contracts/answers/basics.ts";
import { defined } from "../../src/domain/basics/defined.ts";
import { answering, makeAdminHandler, type Refused, type RouteResult } from "./admin-handler.ts";

/** How many are where, and who: from documents that the night wrote, by asking its sample, and by reading single customers. */
export function makeSegmentsHandler(deps: CountDeps & { readonly nights: Nights }) {
  const list = makeListSegments(deps);
  const count = makeCountPeople(deps);
  const readRfm = makeReadRfmGrid(deps);
  const readFlows = makeReadSegmentFlows(deps);
  const members = makePageMembers(deps);
  return makeAdminHandler("admin-segments", {
    "GET /v1/segments": answering(Nothing, async () => {
      const segments = await list();
      if (segments) return { body: segments };
      return NO_CONFIG;
    }),
    "GET /v1/segments/rfm": answering(Nothing, async () => {
      const answer = await readRfm();
      if (answer.result === "found") return { body: answer.grid };
      return answer.result === "no-config" ? NO_CONFIG : NO_NIGHT;
    }),
    "GET /v1/segments/flows": answering(FlowsRequest, async ({ query }) => {
      const flows = await readFlows(query);
      return flows ? { body: flows } : NO_NIGHT;
    }),
    "GET /v1/segments/fields": answering(Nothing, async () => {
      const published = await deps.config.current();
      return published ? { body: { fields: conditionFields(published.bundle) } } : NO_CONFIG;
    }),
    "GET /v1/segments/members": answering(MembersRequest, async ({ query }) => {
      const { fields, mailable, ...rest } = query;
      const asked = { fields: fields?.split(",") ?? [], onlyMailable: mailable === "true" };
      return membersOf(await members({ ...rest, ...asked }));
    }),
    "POST /v1/segments/count": answering(CountRequest, async ({ body: { condition, segment } }) =>
      answerOf(await count(defined({ condition, segment }))),
    ),
  });
}

const NO_CONFIG: Refused = { problem: { kind: "not-found", detail: "no config is published yet" } };
const NO_NIGHT: Refused = { problem: { kind: "not-found", detail: "no night has counted this yet" } };

function membersOf(answer: MembersPageAnswer): RouteResult<AnswerOf<"GET /v1/segments/members">> {
  switch (answer.result) {
    case "listed":
      return { body: answer.page, did: { read: answer.page.read } };
    case "wrong-condition": {
      const { message: detail, at } = answer.remark;
      return {
        problem: { kind: "malformed", detail, place: "query.condition", more: { ...defined({ at }) } },
      };
    }
    case "no-group": {
      const detail = `there is no such segment; there are ${answer.known.join(", ")}`;
      return { problem: { kind: "malformed", detail, place: "query.group" } };
    }
    case "no-field":
      return {
        problem: { kind: "malformed", detail: `there is no field ${answer.field}`, place: "query.fields" },
      };
    case "moved-on":
      return {
        problem: { kind: "conflict", detail: "another night has made these lists anew: begin again" },
      };
    case "no-config":
      return NO_CONFIG;
    case "no-night":
      return NO_NIGHT;
    default:
      return answer satisfies never;
  }
}

function answerOf(answer: CountAnswer): RouteResult<AnswerOf<"POST /v1/segments/count">> {
  switch (answer.result) {
    case "counted":
      return { body: answer.count, did: { asked: answer.count.asked, exact: answer.count.exact } };
    case "wrong-condition": {
      const { message: detail, at } = answer.remark;
      return {
        problem: { kind: "malformed", detail, place: "body.condition", more: { ...defined({ at }) } },
      };
    }
    case "no-segment": {
      const detail = `there is no segment ${answer.asked}; there are ${answer.known.join(", ")}`;
      return { problem: { kind: "malformed", detail, place: "body.segment" } };
    }
    case "no-config":
      return NO_CONFIG;
    case "no-sample":
      return { problem: { kind: "not-found", detail: "no night has drawn a sample of the customers yet" } };
  }
}
