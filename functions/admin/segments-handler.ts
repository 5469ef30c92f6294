import * as z from "zod";
import type { Nights } from "../../src/app/nightly/read.ts";
import { type CountAnswer, type CountDeps, makeCountPeople } from "../../src/app/report/count-people.ts";
import { makeListSegments } from "../../src/app/report/list-segments.ts";
import { CountRequest } from "../../src/contracts/admin.ts";
import type { AnswerOf } from "../../src/contracts/admin-shapes.ts";
import { defined } from "../../src/domain/basics/defined.ts";
import { answering, makeAdminHandler, type RouteResult } from "./admin-handler.ts";

/** How many are where: from documents that the night wrote, and by asking its sample. It names nobody. */
export function makeSegmentsHandler(deps: CountDeps & { readonly nights: Pick<Nights, "metrics"> }) {
  const list = makeListSegments(deps);
  const count = makeCountPeople(deps);
  return makeAdminHandler("admin-segments", {
    "GET /v1/segments": answering(z.object({}), async () => {
      const segments = await list();
      if (segments) return { body: segments };
      return { problem: { kind: "not-found", detail: "no config is published yet" } };
    }),
    "POST /v1/segments/count": answering(CountRequest, async ({ body: { condition, segment } }) =>
      answerOf(await count(defined({ condition, segment }))),
    ),
  });
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
      return { problem: { kind: "not-found", detail: "no config is published yet" } };
    case "no-sample":
      return { problem: { kind: "not-found", detail: "no night has drawn a sample of the customers yet" } };
  }
}
