import { DEMO_NOTICE } from '../../demo/notice.ts';
import { context, lookAs, viewer } from '../platform/context.ts';
import { Icon } from '../ui/icon.tsx';

export function Header() {
  return (
    <header className="shell-header">
      <p className="shell-header__notice">
        <Icon name="utility:info" size="xx-small" className="slds-icon" />
        <span>Look-alike of Salesforce for development. {DEMO_NOTICE}</span>
      </p>
      <div className="shell-header__viewer">
        <label htmlFor="viewer">Who is looking</label>
        <div className="slds-select_container">
          <select
            id="viewer"
            className="slds-select"
            value={viewer.key}
            onChange={(event) => lookAs(event.target.value)}
          >
            {context.viewers.map(({ key, name, role }) => (
              <option key={key} value={key}>
                {name}, {role}
              </option>
            ))}
          </select>
        </div>
      </div>
    </header>
  );
}
