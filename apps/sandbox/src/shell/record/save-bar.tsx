interface SaveBarProps {
  saving: boolean;
  problems: string[];
  onSave: () => void;
  onCancel: () => void;
}

/** Lightning's footer while fields are being edited. */
export function SaveBar({ saving, problems, onSave, onCancel }: SaveBarProps) {
  return (
    <fieldset className="shell-save-bar" aria-label="Save or cancel">
      {problems.length === 0 ? null : (
        <div className="shell-save-bar__problems" role="alert">
          <strong>We hit a snag.</strong> {[...new Set(problems)].join(' ')}
        </div>
      )}
      <button type="button" className="slds-button slds-button_neutral" onClick={onCancel} disabled={saving}>
        Cancel
      </button>
      <button type="button" className="slds-button slds-button_brand" onClick={onSave} disabled={saving}>
        {saving ? 'Saving …' : 'Save'}
      </button>
    </fieldset>
  );
}
