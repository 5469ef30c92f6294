import { useSession } from "../session/session.tsx";
import { useFormats, useLanguage, useTexts } from "../texts/language.tsx";
import { LANGUAGES, type Language } from "../texts/reader.ts";
import { SHELL } from "../texts/shell/texts.ts";
import { Button } from "../ui/button.tsx";
import { Select } from "../ui/select.tsx";
import css from "./settings.module.css";
import { THEMES, useTheme } from "./theme.tsx";

/** Languages are named in themselves: whoever is in the wrong one finds the own. */
const NAMES: Readonly<Record<Language, string>> = { en: "English", ru: "Русский" };

/** How the page looks to this reader, and who it is. */
export function Settings() {
  const texts = useTexts(SHELL);
  const { theme, choose } = useTheme();
  const { language, choose: chooseLanguage } = useLanguage();
  const { zone } = useFormats();
  const { email, role, signOut } = useSession();
  return (
    <div className={css.settings}>
      <Select
        label={texts.language}
        hidesLabel
        choices={LANGUAGES.map((id) => ({ id, name: NAMES[id] }))}
        value={language}
        onChange={chooseLanguage}
      />
      <Select
        label={texts.theme}
        hidesLabel
        choices={THEMES.map((id) => ({ id, name: texts.themes[id] }))}
        value={theme}
        onChange={choose}
      />
      <p>{texts.zone(zone)}</p>
      <div className={css.who}>
        <span>{[email, role].filter(Boolean).join(" · ")}</span>
        <Button kind="quiet" small onPress={signOut}>
          {texts.signOut}
        </Button>
      </div>
    </div>
  );
}
