import { retain } from '@remote-ui/rpc';
import { visit } from '../../components/links.ts';
import type { OverlayStore } from '../../components/overlay-store.ts';
import { type PageAlert, showAlert } from '../ui/alerts.tsx';
import { openIframe } from '../ui/iframe-modal.tsx';

interface IframeAction {
  uri: string;
  width: number;
  height: number;
  title?: string;
}

/** "UI extensions SDK: Actions": what an extension may do to the page, wherever it stands. */
export const platformActions = (overlays: OverlayStore) => ({
  addAlert: (alert: PageAlert) => showAlert(alert),
  closeOverlay: (id: string) => overlays.close(id),
  copyTextToClipboard: (text: string) => navigator.clipboard.writeText(text),
  navigateToPage: ({ to, params }: { to: string; params?: Record<string, string> }) =>
    visit(params ? `${to}?${new URLSearchParams(params)}` : to),
  openIframeModal: (action: IframeAction, onClose?: () => void) => {
    if (onClose) retain(onClose);
    openIframe({ ...action, onClose: () => onClose?.() });
  },
  reloadPage: () => location.reload(),
});
