/** Each component of the SDK's standard set once, by itself: one that cannot be drawn must not hide the others. */
import * as UI from '@hubspot/ui-extensions';
import * as Crm from '@hubspot/ui-extensions/crm';
import * as Experimental from '@hubspot/ui-extensions/experimental';
import type { ReactNode } from 'react';

const options = [
  { label: 'Alpha', value: 'a' },
  { label: 'Beta', value: 'b' },
];
const manyOptions = ['Alpha', 'Beta', 'Gamma', 'Delta', 'Epsilon', 'Zeta', 'Eta', 'Theta', 'Iota'].map((label) => ({
  label,
  value: label,
}));
const axes = { x: { field: 'stage', fieldType: 'category' }, y: { field: 'deals', fieldType: 'linear' } } as const;
const data = [
  { stage: 'Open', deals: 4 },
  { stage: 'Won', deals: 7 },
];

const drawn: Record<string, ReactNode> = {
  Accordion: (
    <UI.Accordion title="Accordion" defaultOpen>
      Inside the accordion
    </UI.Accordion>
  ),
  Alert: (
    <UI.Alert title="Alert" variant="warning">
      Text of the alert
    </UI.Alert>
  ),
  AutoGrid: (
    <UI.AutoGrid columnWidth={100} gap="sm">
      <UI.Text>One</UI.Text>
      <UI.Text>Two</UI.Text>
    </UI.AutoGrid>
  ),
  BarChart: <UI.BarChart data={data} axes={axes} />,
  Box: (
    <UI.Box flex={1}>
      <UI.Text>Box</UI.Text>
    </UI.Box>
  ),
  ButtonRow: (
    <UI.ButtonRow>
      <UI.Button variant="primary">Button</UI.Button>
      <UI.Button variant="destructive" size="xs">
        Small
      </UI.Button>
    </UI.ButtonRow>
  ),
  Card: <UI.Card>Card</UI.Card>,
  Checkbox: (
    <UI.Checkbox name="checkbox" description="Described">
      Checkbox
    </UI.Checkbox>
  ),
  CurrencyInput: <UI.CurrencyInput name="price" label="Price" currency="EUR" value={12.5} />,
  DateInput: <UI.DateInput name="day" label="Day" value={{ year: 2026, month: 10, date: 26 }} />,
  DescriptionList: (
    <UI.DescriptionList direction="row">
      <UI.DescriptionListItem label="Term">Described</UI.DescriptionListItem>
    </UI.DescriptionList>
  ),
  Divider: <UI.Divider />,
  Dropdown: <UI.Dropdown buttonText="Menu" options={[{ label: 'Item' }]} />,
  EmptyState: (
    <UI.EmptyState title="Nothing here">
      <UI.Text>Add one.</UI.Text>
    </UI.EmptyState>
  ),
  ErrorState: (
    <UI.ErrorState title="Broken">
      <UI.Text>Try again.</UI.Text>
    </UI.ErrorState>
  ),
  Flex: (
    <UI.Flex gap="sm" wrap>
      <UI.Text>Left</UI.Text>
      <UI.Spacer />
      <UI.Text>Right</UI.Text>
    </UI.Flex>
  ),
  Form: (
    <UI.Form>
      <UI.Input
        name="text"
        label="Text"
        required
        tooltip="Why"
        description="Described"
        validationMessage="Wrong"
        error
      />
    </UI.Form>
  ),
  Heading: <UI.Heading>Heading</UI.Heading>,
  Icon: <UI.Icon name="warning" color="warning" screenReaderText="Warning" />,
  Illustration: <UI.Illustration name="lock" alt="A lock" />,
  Image: <UI.Image src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=" alt="A dot" width={20} />,
  Inline: (
    <UI.Inline gap="sm">
      <UI.Tag>Tag</UI.Tag>
      <UI.StatusTag variant="success">Status</UI.StatusTag>
    </UI.Inline>
  ),
  LineChart: <UI.LineChart data={data} axes={axes} options={{ title: 'Deals by stage' }} />,
  Link: <UI.Link href={{ url: 'https://tierline.example', external: true }}>Link</UI.Link>,
  List: (
    <UI.List variant="ordered">
      <UI.Text>First</UI.Text>
      <UI.Text>Second</UI.Text>
    </UI.List>
  ),
  LoadingButton: <UI.LoadingButton loading>Working</UI.LoadingButton>,
  LoadingSpinner: <UI.LoadingSpinner label="Loading" showLabel />,
  MultiSelect: <UI.MultiSelect name="many" label="Many" value={['Alpha']} options={manyOptions} />,
  NumberInput: <UI.NumberInput name="number" label="Number" formatStyle="percentage" value={5} />,
  ProgressBar: <UI.ProgressBar title="Progress" value={30} showPercentage />,
  RadioButton: (
    <UI.RadioButton name="radio" value="r">
      Radio
    </UI.RadioButton>
  ),
  ScoreCircle: <UI.ScoreCircle score={70} />,
  SearchInput: <UI.SearchInput name="search" label="Search" value="words" clearable />,
  Select: <UI.Select name="one" label="One" value="b" options={options} />,
  Stack: (
    <UI.Stack distance="sm">
      <UI.Text variant="microcopy">Small</UI.Text>
      <UI.Text format={{ fontWeight: 'bold', italic: true }}>Bold</UI.Text>
    </UI.Stack>
  ),
  Statistics: (
    <UI.Statistics>
      <UI.StatisticsItem label="Deals" number={12}>
        <UI.StatisticsTrend value="5%" direction="increase" />
      </UI.StatisticsItem>
    </UI.Statistics>
  ),
  StepIndicator: <UI.StepIndicator stepNames={['One', 'Two', 'Three']} currentStep={1} />,
  StepperInput: <UI.StepperInput name="steps" label="Steps" value={2} min={0} max={3} />,
  Table: (
    <UI.Table bordered paginated page={2} pageCount={9} onPageChange={() => {}}>
      <UI.TableHead>
        <UI.TableRow>
          <UI.TableHeader sortDirection="ascending" onSortChange={() => {}}>
            Name
          </UI.TableHeader>
          <UI.TableHeader>Amount</UI.TableHeader>
        </UI.TableRow>
      </UI.TableHead>
      <UI.TableBody>
        <UI.TableRow>
          <UI.TableCell>Alpha</UI.TableCell>
          <UI.TableCell align="right">12</UI.TableCell>
        </UI.TableRow>
      </UI.TableBody>
      <UI.TableFooter>
        <UI.TableRow>
          <UI.TableCell colSpan={2}>Total</UI.TableCell>
        </UI.TableRow>
      </UI.TableFooter>
    </UI.Table>
  ),
  Tabs: (
    <UI.Tabs defaultSelected="two">
      <UI.Tab tabId="one" title="First tab">
        One
      </UI.Tab>
      <UI.Tab tabId="two" title="Second tab">
        Two
      </UI.Tab>
    </UI.Tabs>
  ),
  TextArea: <UI.TextArea name="area" label="Area" value="Long" />,
  Tile: <UI.Tile compact>Tile</UI.Tile>,
  TimeInput: <UI.TimeInput name="time" label="Time" value={{ hours: 9, minutes: 30 }} />,
  Toggle: <UI.Toggle name="toggle" label="Toggle" checked />,
  ToggleGroup: <UI.ToggleGroup toggleType="checkboxList" name="group" label="Group" options={options} value={['a']} />,
  Tooltip: <UI.Tag overlay={<UI.Tooltip>Explained</UI.Tooltip>}>Explain</UI.Tag>,
  CrmPropertyList: <Crm.CrmPropertyList properties={['dealname']} />,
  CrmAssociationTable: <Crm.CrmAssociationTable objectTypeId="0-2" propertyColumns={['name']} />,
  CrmReport: <Crm.CrmReport reportId="7" />,
  CrmActionButton: (
    <Crm.CrmActionButton actionType="EXTERNAL_URL" actionContext={{ href: 'https://tierline.example' }}>
      Act
    </Crm.CrmActionButton>
  ),
  MediaObject: <Experimental.MediaObject itemLeft={<UI.Text>Left</UI.Text>}>Media</Experimental.MediaObject>,
  SettingsView: <Experimental.SettingsView saveBarVisible>Settings</Experimental.SettingsView>,
  ExpandableText: <Experimental.ExpandableText>Much text</Experimental.ExpandableText>,
};

UI.hubspot.extend<'settings'>(() => (
  <UI.Flex direction="column" gap="md">
    {Object.entries(drawn).map(([name, element]) => (
      <UI.Box key={name} testId={`drawn-${name}`}>
        {element}
      </UI.Box>
    ))}
  </UI.Flex>
));
