/** An icon of the Lightning Design System, `utility:edit`; said to assistive technology only when it has a label. */
export function Icon({ name, size, className = '', label }: IconProps) {
  const [sprite, symbol] = name.split(':');
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: named by aria-label, or hidden when it only decorates
    <svg
      className={`${className} ${size ? `slds-icon_${size}` : ''}`}
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    >
      <use href={`/slds/icons/${sprite}-sprite/svg/symbols.svg#${symbol}`} />
    </svg>
  );
}

interface IconProps {
  name: string;
  size?: 'xx-small' | 'x-small' | 'small';
  className?: string;
  label?: string;
}

const STANDARD = new Set(['account', 'lead', 'opportunity', 'user', 'contact', 'task']);

export function ObjectIcon({ object, size }: { object: string; size?: 'small' }) {
  const name = STANDARD.has(object.toLowerCase()) ? object.toLowerCase() : 'record';
  return (
    <span className={`slds-icon_container slds-icon-standard-${name}`}>
      <Icon name={`standard:${name}`} className="slds-icon" {...(size ? { size } : {})} />
    </span>
  );
}
