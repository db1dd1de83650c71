import { Box, Button, Flex, Select, Text, Tile } from '@hubspot/ui-extensions';
import { newKey } from '../page/new-key.ts';
import { usePage } from '../page/page.tsx';
import type { ConditionsField, ConditionTree, Draft } from '../screen-client.js';
import { addCondition, addGroup, mayHoldGroup, removeItem, setJoin } from '../screen-client.js';
import { Line } from './line.tsx';
import { Remove } from './remove.tsx';

/** What all parts of a tree are handed. */
export interface TreePartProps {
  form: string;
  field: ConditionsField;
  draft: Draft;
  /** A step from the tree as it is by then, so that none that was taken a moment before is lost. */
  change(step: (tree: ConditionTree) => ConditionTree): void;
}

interface GroupProps extends TreePartProps {
  group: ConditionTree;
  /** How many groups are around it. */
  depth: number;
}

/** Conditions that hold together, or of which one has to; each group in it is a tile of its own. */
export function Group({ group, depth, ...tree }: GroupProps) {
  const { words } = usePage();
  const { id, join, items } = group;
  const { field, change } = tree;
  const isLocked = field.disabled !== undefined;
  const said = words.conditions;
  return (
    <Flex direction="column" gap="sm">
      {(depth > 0 || items.length > 0) && (
        <Flex direction="row" gap="sm" align="start" justify="between">
          <Box flex="initial">
            <Select
              name={`${id} join`}
              label={said.join}
              value={join}
              options={[
                { value: 'and', label: said.and },
                { value: 'or', label: said.or },
              ]}
              readOnly={isLocked}
              onChange={(next) => change((now) => setJoin(now, id, next === 'or' ? 'or' : 'and'))}
            />
          </Box>
          {depth > 0 && !isLocked && <Remove what={said.group} remove={() => change((now) => removeItem(now, id))} />}
        </Flex>
      )}
      {items.length === 0 && <Text>{depth > 0 ? said.none : field.empty}</Text>}
      {items.map((item) =>
        'items' in item ? (
          <Tile key={item.id} compact>
            <Group {...tree} group={item} depth={depth + 1} />
          </Tile>
        ) : (
          <Line key={item.id} {...tree} line={item} />
        ),
      )}
      {!isLocked && (
        <Flex direction="row" gap="sm" wrap>
          <Button size="xs" variant="secondary" onClick={() => change((now) => addCondition(now, id, newKey()))}>
            {said.add}
          </Button>
          {mayHoldGroup(depth, field.mostDepth) && (
            <Button
              size="xs"
              variant="secondary"
              onClick={() => change((now) => addGroup(now, id, newKey(), newKey()))}
            >
              {said.addGroup}
            </Button>
          )}
        </Flex>
      )}
    </Flex>
  );
}
