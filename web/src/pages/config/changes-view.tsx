import type { Files } from "../../api/config.ts";
import { useTexts } from "../../texts/language.tsx";
import { Card } from "../../ui/frame.tsx";
import { Empty } from "../../ui/state.tsx";
import { Tag } from "../../ui/tag.tsx";
import { Diff } from "./lazy-code.tsx";
import { TEXTS } from "./texts.ts";
import { changeOf, changesBetween } from "./working-copy.ts";

/** What one set of files has different from another, file by file. */
export function FileDiffs({ before, after }: { readonly before: Files; readonly after: Files }) {
  const texts = useTexts(TEXTS);
  const paths = Object.keys(changesBetween(before, after));
  if (paths.length === 0) return <Empty title={texts.noChanges}>{texts.noChangesWhat}</Empty>;
  return paths.map((path) => {
    const change = changeOf(before, after, path);
    return (
      <Card
        key={path}
        flush
        title={
          <>
            {path} {change && <Tag tone="info">{texts.change[change]}</Tag>}
          </>
        }
      >
        <Diff path={path} label={texts.diffOf(path)} before={before[path] ?? ""} after={after[path] ?? ""} />
      </Card>
    );
  });
}
