import type { CrmActionButtonProps, CrmActionLinkProps, CrmCardActionsProps } from '@hubspot/ui-extensions/crm';
import { toActionPath } from './action-path.ts';
import { Button } from './buttons.tsx';
import { Dropdown } from './dropdown.tsx';
import { visit } from './links.ts';
import { Link } from './text.tsx';

type Action = Pick<CrmActionButtonProps, 'actionType' | 'actionContext' | 'onError'>;

/** Goes where the action leads; those that open HubSpot's own forms are reported as not there. */
function run({ actionType, actionContext, onError }: Action): void {
  const path = toActionPath(actionType, actionContext);
  if (path === null) onError?.([`The look-alike does not offer the action ${actionType}.`]);
  else if (path.startsWith('/')) visit(path);
  else window.open(path, '_blank', 'noopener');
}

export const CrmActionButton = ({
  variant,
  type,
  size,
  onClick,
  disabled,
  children,
  ...action
}: CrmActionButtonProps) => (
  <Button
    {...(variant && { variant })}
    {...(type && { type })}
    {...(size && { size })}
    {...(disabled && { disabled })}
    onClick={() => {
      onClick?.();
      run(action);
    }}
  >
    {children}
  </Button>
);

export const CrmActionLink = ({ variant, onClick, children, ...action }: CrmActionLinkProps) => (
  <Link
    href={toActionPath(action.actionType, action.actionContext) ?? '#'}
    preventDefault
    {...(variant && { variant })}
    onClick={() => {
      onClick?.();
      run(action);
    }}
  >
    {children}
  </Link>
);

export const CrmCardActions = ({ actionConfigs }: CrmCardActionsProps) => (
  <div className="hs-button-row">
    {actionConfigs.map((config) =>
      config.type === 'dropdown' ? (
        <Dropdown
          key={config.label ?? 'Actions'}
          buttonText={config.label ?? 'Actions'}
          options={config.options.map((option) => ({
            label: option.label ?? option.actionType,
            onClick: () => run(option),
          }))}
        />
      ) : (
        <Button
          key={config.label ?? config.actionType}
          size="sm"
          disabled={config.disabled ?? false}
          onClick={() => run(config)}
        >
          {config.label ?? config.actionType}
        </Button>
      ),
    )}
  </div>
);
