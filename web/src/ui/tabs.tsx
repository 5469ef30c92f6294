import css from "./tabs.module.css";

interface TabsProps<T extends string> {
  readonly label: string;
  readonly tabs: readonly { readonly id: T; readonly name: string; readonly count?: string }[];
  readonly value: T;
  readonly onChange: (value: T) => void;
}

/** Which of several views is shown; the page keeps it in its address. */
export function Tabs<T extends string>({ label, tabs, value, onChange }: TabsProps<T>) {
  return (
    <nav className={css.tabs} aria-label={label}>
      {tabs.map(({ id, name, count }) => (
        <button
          key={id}
          type="button"
          className={css.tab}
          aria-current={id === value ? "page" : undefined}
          onClick={() => onChange(id)}
        >
          {name}
          {count !== undefined && <span className={css.count}>{count}</span>}
        </button>
      ))}
    </nav>
  );
}
