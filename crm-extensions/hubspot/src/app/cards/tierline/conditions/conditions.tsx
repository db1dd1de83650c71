import { Flex, Icon, Text, Tile } from '@hubspot/ui-extensions';
import { Note } from '../block/note.tsx';
import { Toned } from '../block/toned.tsx';
import { usePage } from '../page/page.tsx';
import type { ConditionsField, ConditionTree, Draft } from '../screen-client.js';
import { Group } from './group.tsx';

export interface ConditionsProps {
  form: string;
  field: ConditionsField;
  draft: Draft;
  error: string | undefined;
}

/** An AND/OR tree of conditions. What always holds comes first: it can be read, not taken away. */
export function Conditions({ form, field, draft, error }: ConditionsProps) {
  const { client } = usePage();
  const { name, label, help, disabled, locked, value } = field;
  // The client lets nothing into the draft of such a field but a tree.
  const tree = (draft.values[name] ?? value) as ConditionTree;
  return (
    <Flex direction="column" gap="sm">
      <Text format={{ fontWeight: 'demibold' }}>{label}</Text>
      <Note text={disabled ?? help} />
      <Tile compact>
        <Flex direction="column" gap="sm">
          <Flex direction="row" gap="xs" align="start">
            <Icon name="locked" size="sm" />
            <Text>{locked}</Text>
          </Flex>
          <Group
            form={form}
            field={field}
            draft={draft}
            group={tree}
            depth={0}
            change={(step) =>
              client.edit(form, name, step((client.view().drafts[form]?.values[name] ?? tree) as ConditionTree))
            }
          />
        </Flex>
      </Tile>
      {error !== undefined && <Toned text={error} tone="bad" />}
    </Flex>
  );
}
