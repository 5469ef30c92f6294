import { useSession } from "../session/session.tsx";
import { useTexts } from "../texts/language.tsx";
import { SHELL } from "../texts/shell/texts.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import css from "./signing-in.module.css";

/** Until somebody is signed in. */
export function SigningIn() {
  const texts = useTexts(SHELL);
  const { status, problem } = useSession();
  return (
    <main className={css.place}>
      <img src="/icon.svg" alt="" width="40" height="40" />
      {status === "failed" ? (
        <Notice
          tone="bad"
          live
          title={texts.signInFailed}
          action={<Button onPress={() => location.reload()}>{texts.again}</Button>}
        >
          {problem}
        </Notice>
      ) : (
        <p aria-live="polite">{texts.signingIn}</p>
      )}
    </main>
  );
}
