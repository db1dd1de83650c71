import type {
  HeadingProps,
  IconProps,
  IllustrationProps,
  ImageProps,
  LinkProps,
  ListProps,
  TextProps,
} from '@hubspot/ui-extensions';
import { Children, type CSSProperties, type MouseEvent } from 'react';
import { Glyph } from './glyph.tsx';
import { followLink, toAddress } from './links.ts';
import { usePress } from './press.tsx';
import { toShort } from './sizes.ts';

export const Heading = ({ children, inline, testId }: HeadingProps) => (
  <h3 className={`hs-heading ${inline ? 'hs-inline' : ''}`} data-test-id={testId}>
    {children}
  </h3>
);

export function Text({ variant = 'bodytext', inline, format = {}, truncate, children, testId }: TextProps) {
  const { fontWeight, italic, lineDecoration, textTransform } = format;
  const style: CSSProperties = {
    ...(fontWeight && { fontWeight: { regular: 400, demibold: 600, bold: 700 }[fontWeight] }),
    ...(italic && { fontStyle: 'italic' }),
    ...(lineDecoration && { textDecorationLine: lineDecoration === 'strikethrough' ? 'line-through' : lineDecoration }),
    ...(textTransform && textTransform !== 'sentenceCase' && { textTransform }),
    ...(typeof truncate === 'object' && truncate.maxWidth && { maxWidth: truncate.maxWidth }),
  };
  const Element = inline ? 'span' : 'div';
  return (
    <Element
      className={`hs-text hs-text_${variant} ${truncate ? 'hs-truncate' : ''}`}
      style={style}
      title={typeof truncate === 'object' ? truncate.tooltipText : undefined}
      data-test-id={testId}
    >
      {children}
    </Element>
  );
}

export function Link({ href, variant = 'primary', onClick, preventDefault, overlay, children, testId }: LinkProps) {
  const { press, drawn } = usePress(onClick, overlay);
  const { url, external } = toAddress(href);
  const follow = (event: MouseEvent) => {
    press(event);
    if (preventDefault || overlay) event.preventDefault();
    else followLink(event, url);
  };
  return (
    <>
      <a
        className={`hs-link hs-link_${variant}`}
        href={url}
        data-test-id={testId}
        onClick={follow}
        {...(external && { target: '_blank', rel: 'noreferrer' })}
      >
        {children}
        {external ? <Glyph name="externalLink" size={11} label="opens in a new tab" /> : null}
      </a>
      {drawn}
    </>
  );
}

const ICON_SIZES: Readonly<Record<string, number>> = { sm: 12, md: 16, lg: 20 };

export const Icon = ({ name, color = 'inherit', size, screenReaderText, testId }: IconProps) => (
  <span className={`hs-icon hs-icon_${color}`} data-test-id={testId} data-icon={name}>
    <Glyph name={name} label={screenReaderText} size={ICON_SIZES[toShort(size)] ?? 16} />
  </span>
);

export const Illustration = ({ name, alt, width = 120, height = 90 }: IllustrationProps) => (
  <div className="hs-illustration" role="img" aria-label={alt} data-illustration={name} style={{ width, height }} />
);

export function Image({ src, alt = '', href, onClick, overlay, width, height }: ImageProps) {
  const { press, drawn } = usePress(onClick, overlay);
  const image = <img className="hs-image" src={src} alt={alt} width={width} height={height} />;
  const pressable = onClick !== undefined || Boolean(overlay);
  return (
    <>
      {href ? (
        <a href={toAddress(href).url} onClick={press}>
          {image}
        </a>
      ) : pressable ? (
        <button type="button" className="hs-bare" onClick={press}>
          {image}
        </button>
      ) : (
        image
      )}
      {drawn}
    </>
  );
}

export function List({ variant = 'unordered', children }: ListProps) {
  const Element = variant.startsWith('ordered') ? 'ol' : 'ul';
  return (
    <Element className={`hs-list hs-list_${variant}`}>
      {Children.map(children, (child) => (
        <li>{child}</li>
      ))}
    </Element>
  );
}
