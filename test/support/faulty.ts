/** Every call of the methods goes through `around`, which may wait, or break off before or after the call. */
export function faulty<T extends object>(
  target: T,
  around: (call: () => Promise<unknown>) => Promise<unknown>,
): T {
  return new Proxy(target, {
    get(of, name) {
      const value = Reflect.get(of, name);
      if (typeof value !== "function" || name === "members") return value;
      return (...args: unknown[]) => around(() => Reflect.apply(value, of, args));
    },
  });
}
