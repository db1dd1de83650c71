import type { ButtonProps, ButtonRowProps, LoadingButtonProps } from '@hubspot/ui-extensions';
import { type ReactNode, type SyntheticEvent, useEffect, useRef } from 'react';
import { Glyph } from './glyph.tsx';
import { followLink, toAddress } from './links.ts';
import { usePress } from './press.tsx';
import { toShort } from './sizes.ts';
import { Spinner } from './spinner.tsx';

interface FaceProps {
  properties: ButtonProps;
  press: (event: SyntheticEvent) => void;
  busy?: boolean;
  children: ReactNode;
}

function Face({ properties, press, busy = false, children }: FaceProps) {
  const { href, variant = 'secondary', size, disabled = false, type = 'button', truncate, testId } = properties;
  const look = `hs-button hs-button_${variant} hs-button_${toShort(size)} ${truncate ? 'hs-truncate' : ''}`;
  if (href && !disabled) {
    const { url, external } = toAddress(href);
    return (
      <a
        className={look}
        href={url}
        data-test-id={testId}
        onClick={(event) => {
          press(event);
          followLink(event, url);
        }}
        {...(external && { target: '_blank', rel: 'noreferrer' })}
      >
        {children}
      </a>
    );
  }
  return (
    <button
      type={type}
      className={look}
      disabled={disabled}
      aria-busy={busy || undefined}
      onClick={press}
      data-test-id={testId}
    >
      {children}
    </button>
  );
}

export function Button(properties: ButtonProps) {
  const { press, drawn } = usePress(properties.onClick, properties.overlay);
  return (
    <>
      <Face properties={properties} press={press}>
        {properties.children}
      </Face>
      {drawn}
    </>
  );
}

export function LoadingButton({ loading = false, overlayOptions, resultIconName, ...properties }: LoadingButtonProps) {
  const later = overlayOptions?.openBehavior === 'onLoadingFinish';
  const { press, open, drawn } = usePress(properties.onClick, properties.overlay);
  const tell = usePress(properties.onClick, null);
  const wasLoading = useRef(loading);
  useEffect(() => {
    if (later && wasLoading.current && !loading) open();
    wasLoading.current = loading;
  }, [later, loading, open]);
  return (
    <>
      <Face
        properties={{ ...properties, disabled: (properties.disabled ?? false) || loading }}
        press={later ? tell.press : press}
        busy={loading}
      >
        {loading ? <Spinner size="xs" /> : resultIconName ? <Glyph name={resultIconName} /> : null}
        <span>{properties.children}</span>
      </Face>
      {drawn}
    </>
  );
}

export const ButtonRow = ({ children, testId }: ButtonRowProps) => (
  <div className="hs-button-row" data-test-id={testId}>
    {children}
  </div>
);
