import type { Member } from "./boarding.ts";

const PAGE = 48;

/** Members of a shard are taken a page at a time, so that what a page has done is counted and written together. */
export async function* pagesOf(members: AsyncIterable<Member>): AsyncGenerator<readonly Member[]> {
  let page: Member[] = [];
  for await (const member of members) {
    page.push(member);
    if (page.length < PAGE) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}
