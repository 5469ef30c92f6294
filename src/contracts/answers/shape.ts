import type * as z from "zod";
import type { AdminFunction, AdminRoute } from "../admin.ts";

/** What goes into a route and what comes out of it: the OpenAPI document and the types of handlers and clients follow from it. */
export interface Shape {
  /** One line, as a heading. */
  readonly summary: string;
  /** What a caller has to know beyond it, in CommonMark. */
  readonly description?: string;
  /** Members `path`, `query` and `body`, as far as the route takes them. */
  readonly request: z.ZodObject;
  readonly answer: z.ZodType;
  /** Of the answer, where it is not always 200. */
  readonly statuses?: readonly (200 | 202)[];
}

/** A shape for each route of a function: `satisfies Shapes<"admin-config">` does not compile without all of them. */
export type Shapes<F extends AdminFunction> = Readonly<Record<AdminRoute<F>, Shape>>;

/**
 * What a handler may answer with: what a schema lets through, read-only. What is `undefined` is left out of the JSON, so that
 * it stands for an absent member. Where a schema lets any further member through, so does this.
 */
export type Sent<T> = unknown extends T
  ? T
  : T extends readonly unknown[]
    ? { readonly [K in keyof T]: Sent<T[K]> }
    : T extends object
      ? { readonly [K in keyof T as IsAny<T, K> extends true ? never : K]: Sent<T[K]> | Absent<T, K> }
      : T;

type Absent<T, K extends keyof T> = Record<never, never> extends Pick<T, K> ? undefined : never;
type IsAny<T, K extends keyof T> = string extends K ? (unknown extends T[K] ? true : false) : false;
