/** Components that HubSpot offers for trial: drawn plainly. */
import type {
  CenterProps,
  ExpandableTextProps,
  FileInputProps,
  FileUploadProps,
  FileViewerProps,
  GridItemProps,
  GridProps,
  MediaObjectProps,
  SettingsViewProps,
  Stack2Props,
} from '@hubspot/ui-extensions/experimental';
import { useId, useState } from 'react';
import { Button } from './buttons.tsx';
import { toFlex, toPixels } from './sizes.ts';

export const MediaObject = ({ itemLeft, itemRight, align, children }: MediaObjectProps) => (
  <div className="hs-flex hs-flex_row" style={{ gap: 8, alignItems: toFlex(align) }}>
    {itemLeft}
    <div className="hs-box">{children}</div>
    {itemRight}
  </div>
);

export const Stack2 = ({ gap, align, children }: Stack2Props) => (
  <div className="hs-flex hs-flex_column" style={{ gap: toPixels(gap), alignItems: toFlex(align) }}>
    {children}
  </div>
);

export const Center = ({ maxContentSize, gutter, children }: CenterProps) => (
  <div className="hs-center" style={{ maxWidth: maxContentSize, paddingInline: toPixels(gutter) }}>
    {children}
  </div>
);

export const Grid = ({ gap, children }: GridProps) => (
  <div className="hs-grid" style={{ gap: toPixels(gap), gridTemplateColumns: 'repeat(12, minmax(0, 1fr))' }}>
    {children}
  </div>
);

export const GridItem = ({ size = 12, children }: GridItemProps) => (
  <div style={{ gridColumn: `span ${size}` }}>{children}</div>
);

export const SettingsView = ({
  saveBarVisible,
  numberOfSettingsChanged = 0,
  onSave,
  onCancel,
  children,
}: SettingsViewProps) => (
  <div>
    {children}
    {saveBarVisible ? (
      <footer className="hs-save-bar">
        <Button variant="primary" {...(onSave && { onClick: onSave })}>
          Save
        </Button>
        <Button {...(onCancel && { onClick: onCancel })}>Cancel</Button>
        <span>{numberOfSettingsChanged} changed</span>
      </footer>
    ) : null}
  </div>
);

export function ExpandableText({
  maxHeight = 80,
  expandButtonText = 'Show more',
  collapseButtonText = 'Show less',
  expanded = false,
  children,
}: ExpandableTextProps) {
  const [open, setOpen] = useState(expanded);
  const text = useId();
  return (
    <div>
      <div id={text} className="hs-expandable" style={open ? undefined : { maxHeight }}>
        {children}
      </div>
      <button
        type="button"
        className="hs-bare hs-link"
        aria-expanded={open}
        aria-controls={text}
        onClick={() => setOpen(!open)}
      >
        {open ? collapseButtonText : expandButtonText}
      </button>
    </div>
  );
}

/** No file leaves the look-alike: the extension is told the name of the file that was chosen. */
export const FileInput = ({ name, onChange }: FileInputProps) => (
  <input
    className="hs-input"
    type="file"
    name={name}
    aria-label={name}
    onChange={({ target }) => onChange({ target: { name, value: target.files?.[0]?.name ?? '' } })}
  />
);

export const FileUpload = ({ onChange, fileLimit = 1 }: FileUploadProps) => (
  <input
    className="hs-input"
    type="file"
    aria-label="Upload files"
    multiple={fileLimit > 1}
    onChange={({ target }) =>
      onChange?.([...(target.files ?? [])].map(({ name }, id) => ({ id: id + 1, name, url: `file:///${name}` })))
    }
  />
);

export const FileViewer = ({ fileIds = [] }: FileViewerProps) => (
  <ul className="hs-list hs-list_unordered">
    {fileIds.map((id) => (
      <li key={id}>File {id}</li>
    ))}
  </ul>
);

export const Iframe = ({ src, title }: { src?: string; title?: string }) => (
  <iframe className="hs-iframe" src={src} title={title ?? 'Embedded page'} />
);
