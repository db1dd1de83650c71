import type { TabProps, TabsProps } from '@hubspot/ui-extensions';
import { createContext, type KeyboardEvent, useContext, useEffect, useId, useRef, useState } from 'react';
import { useBuffered } from './buffered.ts';

type TabId = string | number;

interface Registered {
  id: TabId;
  title: string;
  disabled: boolean;
  element: HTMLElement;
}

interface TabList {
  base: string;
  selected: TabId | undefined;
  register(tab: Registered): () => void;
}

const Context = createContext<TabList>({ base: '', selected: undefined, register: () => () => {} });

/** Each tab reports itself: its title lives in the extension, and may change at any time. */
export function Tabs({ selected, defaultSelected, onSelectedChange, variant = 'default', fill, children }: TabsProps) {
  const base = useId();
  const [tabs, setTabs] = useState<readonly Registered[]>([]);
  const [chosen, choose] = useBuffered<TabId | undefined>(selected ?? defaultSelected);
  const shown = tabs.some(({ id }) => id === chosen) ? chosen : tabs[0]?.id;
  const [list] = useState(() => ({
    register: (tab: Registered) => {
      setTabs((before) => [...before.filter(({ id }) => id !== tab.id), tab].sort(inDocumentOrder));
      return () => setTabs((before) => before.filter((each) => each !== tab));
    },
  }));
  const select = (id: TabId) => {
    choose(id, onSelectedChange as ((told: TabId | undefined) => void) | undefined);
    document.getElementById(`${base}-tab-${id}`)?.focus();
  };
  return (
    <div className="hs-tabs">
      <div
        role="tablist"
        className={`hs-tabs__list hs-tabs__list_${variant} ${fill ? 'hs-tabs__list_fill' : ''}`}
        onKeyDown={(event) => moveAmong(tabs, shown, event, select)}
      >
        {tabs.map(({ id, title, disabled }) => (
          <button
            key={id}
            type="button"
            role="tab"
            id={`${base}-tab-${id}`}
            aria-selected={id === shown}
            aria-controls={`${base}-panel-${id}`}
            tabIndex={id === shown ? 0 : -1}
            disabled={disabled}
            onClick={() => select(id)}
          >
            {title}
          </button>
        ))}
      </div>
      <Context.Provider value={{ base, selected: shown, register: list.register }}>{children}</Context.Provider>
    </div>
  );
}

export function Tab({ tabId, title = '', disabled = false, children }: TabProps) {
  const { base, selected, register } = useContext(Context);
  const own = useId();
  const id = tabId ?? own;
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (element.current) return register({ id, title, disabled, element: element.current });
  }, [register, id, title, disabled]);
  const open = id === selected;
  return (
    <div
      ref={element}
      role="tabpanel"
      id={`${base}-panel-${id}`}
      aria-labelledby={`${base}-tab-${id}`}
      hidden={!open}
      className="hs-tabs__panel"
    >
      {open ? children : null}
    </div>
  );
}

const inDocumentOrder = (one: Registered, other: Registered) =>
  one.element.compareDocumentPosition(other.element) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;

function moveAmong(
  tabs: readonly Registered[],
  shown: TabId | undefined,
  event: KeyboardEvent,
  select: (id: TabId) => void,
): void {
  const able = tabs.filter(({ disabled }) => !disabled);
  const at = able.findIndex(({ id }) => id === shown);
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1 + able.length, Home: 0, End: able.length - 1 }[event.key];
  const next = to === undefined ? undefined : able[to % able.length];
  if (!next) return;
  event.preventDefault();
  select(next.id);
}
