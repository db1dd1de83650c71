import { useEffect, useState } from 'react';
import { Glyph } from '../../components/glyph.tsx';

export interface PageAlert {
  type?: 'info' | 'warning' | 'success' | 'danger' | 'tip' | undefined;
  title?: string | undefined;
  message: string;
}

interface Shown extends PageAlert {
  id: number;
}

const SHOWN_FOR_MS = 6_000;
const MOST = 3;
let nextId = 1;
let show: (alert: Shown) => void = () => {};

/** What `addAlert` and the page's own forms have to say, where HubSpot shows it: floating, at the top right. */
export function showAlert(alert: PageAlert): void {
  show({ ...alert, id: nextId++ });
}

export function Alerts() {
  const [alerts, setAlerts] = useState<Shown[]>([]);
  const dismiss = (id: number) => setAlerts((before) => before.filter((alert) => alert.id !== id));
  useEffect(() => {
    const timers = new Set<number>();
    show = (alert) => {
      setAlerts((before) => [...before.slice(1 - MOST), alert]);
      if (alert.type !== 'danger') timers.add(window.setTimeout(() => dismiss(alert.id), SHOWN_FOR_MS));
    };
    return () => {
      show = () => {};
      for (const timer of timers) clearTimeout(timer);
    };
  }, []);
  return (
    <div className="shell-alerts" aria-live="polite">
      {alerts.map(({ id, type = 'info', title, message }) => (
        <div key={id} className={`hs-alert hs-alert_${type} shell-alert`} data-alert={type}>
          <div className="hs-alert__text">
            {title ? <p className="hs-alert__title">{title}</p> : null}
            {message ? <p>{message}</p> : null}
          </div>
          <button type="button" className="hs-bare" aria-label="Dismiss" onClick={() => dismiss(id)}>
            <Glyph name="remove" size={12} />
          </button>
        </div>
      ))}
    </div>
  );
}
