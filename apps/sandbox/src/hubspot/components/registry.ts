import type { ComponentType } from 'react';
import * as accordion from './accordion.tsx';
import * as buttons from './buttons.tsx';
import * as charts from './charts.tsx';
import * as crm from './crm.tsx';
import * as crmActions from './crm-actions.tsx';
import { DateInput, TimeInput } from './date-inputs.tsx';
import * as dropdown from './dropdown.tsx';
import * as experimental from './experimental.tsx';
import * as facts from './facts.tsx';
import * as feedback from './feedback.tsx';
import * as form from './form.tsx';
import * as layout from './layout.tsx';
import * as modal from './modal.tsx';
import * as multiSelect from './multi-select.tsx';
import * as numberInputs from './number-inputs.tsx';
import * as pages from './pages.tsx';
import * as select from './select.tsx';
import { LoadingSpinner } from './spinner.tsx';
import * as status from './status.tsx';
import * as table from './table.tsx';
import * as tabs from './tabs.tsx';
import * as text from './text.tsx';
import { Input, SearchInput, TextArea } from './text-inputs.tsx';
import * as toggles from './toggles.tsx';

/** Properties cross the boundary as plain data, so each component states what it takes. */
type Drawn = ComponentType<never>;

const standard: Readonly<Record<string, Drawn>> = {
  ...accordion,
  ...buttons,
  ...charts,
  ...crm,
  ...crmActions,
  ...dropdown,
  ...experimental,
  ...facts,
  ...feedback,
  ...form,
  ...layout,
  ...modal,
  ...multiSelect,
  ...numberInputs,
  ...pages,
  ...select,
  ...status,
  ...table,
  ...tabs,
  ...text,
  ...toggles,
  DateInput,
  Input,
  LoadingSpinner,
  SearchInput,
  TextArea,
  Textarea: TextArea,
  TimeInput,
  PageHeaderPageLink: pages.PageLink,
  PageBreadcrumbsPageLink: pages.PageLink,
};

/** Of these HubSpot has a second, whose only difference is space around it. */
const WITH_SPACE = [
  'Flex',
  'Box',
  'Inline',
  'AutoGrid',
  'ButtonRow',
  'Button',
  'LoadingButton',
  'Input',
  'TextArea',
  'NumberInput',
  'DateInput',
  'TimeInput',
  'CurrencyInput',
  'StepperInput',
  'SearchInput',
  'Select',
  'MultiSelect',
  'Checkbox',
  'RadioButton',
  'Toggle',
] as const;

/** Every component of HubSpot's registry by its name, as the look-alike draws it. */
export const COMPONENTS: Readonly<Record<string, Drawn>> = {
  ...standard,
  ...Object.fromEntries(WITH_SPACE.map((name) => [`Experimental${name}`, standard[name] as Drawn])),
};
