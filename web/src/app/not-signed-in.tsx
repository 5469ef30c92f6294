import { useSession } from "../session/session.tsx";
import { useTexts } from "../texts/language.tsx";
import { SHELL } from "../texts/shell/texts.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import css from "./not-signed-in.module.css";

/** Why nobody could be signed in, and another try. */
export function NotSignedIn() {
  const texts = useTexts(SHELL);
  const { problem } = useSession();
  return (
    <main className={css.place}>
      <img src="/icon.svg" alt="" width="40" height="40" />
      <Notice
        tone="bad"
        live
        title={texts.signInFailed}
        action={<Button onPress={() => location.reload()}>{texts.again}</Button>}
      >
        {problem}
      </Notice>
    </main>
  );
}
