/** A CloudFormation value: JSON in which single-key objects can be intrinsic functions. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };

/** What `Ref`, `Fn::GetAtt`, `Fn::ImportValue` and conditions mean in one stack. */
export interface Scope {
  ref(name: string): Value;
  attribute(resource: string, attribute: string): Value;
  imported(name: string): Value;
  condition(name: string): boolean;
  mapping(map: string, key: string, second: string): Value;
}

/** What `AWS::NoValue` resolves to: the property is as if it were not there. */
export const NO_VALUE = Symbol("AWS::NoValue");
type Resolved = Value | typeof NO_VALUE;

type Intrinsic = (argument: Value, scope: Scope) => Resolved;

/** Replaces every intrinsic function in `value`. One that is not known here is an error that names it. */
export function resolve(value: Value, scope: Scope): Value {
  const resolved = resolveAny(value, scope);
  if (resolved === NO_VALUE) throw new Error("AWS::NoValue stands where a value is needed");
  return resolved;
}

/** A condition function, or the name of a condition. */
export function holds(condition: Value, scope: Scope): boolean {
  const resolved = resolve(condition, scope);
  if (typeof resolved === "boolean") return resolved;
  if (resolved === "true" || resolved === "false") return resolved === "true";
  throw new Error(`not a condition: ${JSON.stringify(condition)}`);
}

function resolveAny(value: Value, scope: Scope): Resolved {
  if (value === null || typeof value !== "object") return value;
  if (isList(value)) return value.map((one) => resolveAny(one, scope)).filter((one) => one !== NO_VALUE);
  const [key, argument] = Object.entries(value)[0] ?? [];
  if (key !== undefined && argument !== undefined && Object.keys(value).length === 1 && looksIntrinsic(key)) {
    const intrinsic = INTRINSICS[key];
    if (!intrinsic) throw new Error(`the intrinsic function ${key} is not known to the local stack`);
    return intrinsic(argument, scope);
  }
  const entries = Object.entries(value).map(([name, one]) => [name, resolveAny(one, scope)] as const);
  return Object.fromEntries(
    entries.filter((entry): entry is readonly [string, Value] => entry[1] !== NO_VALUE),
  );
}

const looksIntrinsic = (key: string) => key === "Ref" || key === "Condition" || key.startsWith("Fn::");

const INTRINSICS: Readonly<Record<string, Intrinsic>> = {
  Ref: (name, scope) => (name === "AWS::NoValue" ? NO_VALUE : scope.ref(text(name, "Ref"))),
  Condition: (name, scope) => scope.condition(text(name, "Condition")),
  "Fn::GetAtt": (argument, scope) => {
    const [resource, ...attribute] =
      typeof argument === "string" ? argument.split(".") : list(argument, "Fn::GetAtt");
    return scope.attribute(
      text(resource ?? null, "Fn::GetAtt"),
      attribute.map((part) => text(resolve(part, scope), "Fn::GetAtt")).join("."),
    );
  },
  "Fn::Join": (argument, scope) => {
    const [separator = "", parts = []] = list(argument, "Fn::Join");
    return list(resolve(parts, scope), "Fn::Join")
      .map((part) => scalar(part, "Fn::Join"))
      .join(text(separator, "Fn::Join"));
  },
  "Fn::Sub": (argument, scope) => {
    const [pattern = "", variables = {}] =
      typeof argument === "string" ? [argument] : list(argument, "Fn::Sub");
    const own = object(resolve(variables, scope), "Fn::Sub");
    return text(pattern, "Fn::Sub").replace(/\$\{(!?)([^}]+)\}/g, (_, literal: string, name: string) => {
      if (literal) return `\${${name}}`;
      if (Object.hasOwn(own, name)) return scalar(own[name] ?? null, "Fn::Sub");
      const [resource = "", ...attribute] = name.split(".");
      return scalar(
        attribute.length === 0 ? scope.ref(name) : scope.attribute(resource, attribute.join(".")),
        "Fn::Sub",
      );
    });
  },
  "Fn::Select": (argument, scope) => {
    const [index = 0, from = []] = list(argument, "Fn::Select");
    const chosen = list(resolve(from, scope), "Fn::Select")[Number(resolve(index, scope))];
    if (chosen === undefined) throw new Error(`Fn::Select: no item ${index}`);
    return chosen;
  },
  "Fn::Split": (argument, scope) => {
    const [separator = "", from = ""] = list(argument, "Fn::Split");
    return text(resolve(from, scope), "Fn::Split").split(text(separator, "Fn::Split"));
  },
  "Fn::ImportValue": (name, scope) => scope.imported(text(resolve(name, scope), "Fn::ImportValue")),
  "Fn::FindInMap": (argument, scope) => {
    const [map = "", key = "", second = ""] = list(resolve(argument, scope), "Fn::FindInMap");
    return scope.mapping(
      text(map, "Fn::FindInMap"),
      scalar(key, "Fn::FindInMap"),
      scalar(second, "Fn::FindInMap"),
    );
  },
  "Fn::Base64": (argument, scope) =>
    Buffer.from(text(resolve(argument, scope), "Fn::Base64")).toString("base64"),
  "Fn::If": (argument, scope) => {
    const [condition = "", then = "", otherwise = ""] = list(argument, "Fn::If");
    return resolveAny(scope.condition(text(condition, "Fn::If")) ? then : otherwise, scope);
  },
  "Fn::Equals": (argument, scope) => {
    const [left = null, right = null] = list(resolve(argument, scope), "Fn::Equals");
    return scalar(left, "Fn::Equals") === scalar(right, "Fn::Equals");
  },
  "Fn::Not": (argument, scope) => !holds(list(argument, "Fn::Not")[0] ?? null, scope),
  "Fn::And": (argument, scope) => list(argument, "Fn::And").every((one) => holds(one, scope)),
  "Fn::Or": (argument, scope) => list(argument, "Fn::Or").some((one) => holds(one, scope)),
};

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

function list(value: Value, where: string): readonly Value[] {
  if (isList(value)) return value;
  throw new Error(`${where}: a list is needed, not ${JSON.stringify(value)}`);
}

function object(value: Value, where: string): { readonly [key: string]: Value } {
  if (value !== null && typeof value === "object" && !isList(value)) return value;
  throw new Error(`${where}: an object is needed, not ${JSON.stringify(value)}`);
}

function text(value: Value, where: string): string {
  if (typeof value === "string") return value;
  throw new Error(`${where}: a string is needed, not ${JSON.stringify(value)}`);
}

function scalar(value: Value, where: string): string {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return `${value}`;
  throw new Error(`${where}: a string or number is needed, not ${JSON.stringify(value)}`);
}
