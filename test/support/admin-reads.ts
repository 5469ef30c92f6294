import { ADMIN_ROUTES, type AdminRoute } from "../../src/contracts/admin.ts";
import { ADMIN_SHAPES } from "../../src/contracts/admin-shapes.ts";
import type { Shape } from "../../src/contracts/answers/shape.ts";
import type { AdminAnswer } from "./admin-answers.ts";

type Api = (method: "GET" | "POST" | "PUT", path: string, body?: unknown) => Promise<AdminAnswer>;

/** Of every route that reads and needs to be told nothing: how it answers. */
export async function readAll(api: Api): Promise<Readonly<Record<string, number>>> {
  const statuses: Record<string, number> = {};
  for (const { route } of ADMIN_ROUTES.filter(asksForNothing)) {
    const { status } = await api("GET", route.slice("GET ".length));
    statuses[route] = status;
  }
  return statuses;
}

function asksForNothing({ route }: { readonly route: AdminRoute }): boolean {
  const { request }: Shape = ADMIN_SHAPES[route];
  return route.startsWith("GET ") && request.safeParse({ path: {}, query: {}, body: {} }).success;
}
