/** What is asked of the API before the page's code is there to ask: answers on their way, by address. */
const asked = new Map<string, Promise<Response>>();

/** Asks at once. The page's own first request for the same address gets this answer. */
export function askEarly(api: string, paths: readonly string[], token: string): void {
  for (const path of paths) {
    const address = `${api}${path}`;
    const answer = fetch(address, { headers: { authorization: `Bearer ${token}` } });
    // Whoever takes the answer hears of its failure.
    answer.catch(() => undefined);
    asked.set(address, answer);
  }
}

/** `fetch`, for which a question that was asked early is not asked again; once, since answers grow old. */
export function fetchOnce(request: Request): Promise<Response> {
  const answer = request.method === "GET" ? asked.get(request.url) : undefined;
  if (answer === undefined) return fetch(request);
  asked.delete(request.url);
  return answer;
}
