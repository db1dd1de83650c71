import { AutoGrid, Box, Flex, Select } from '@hubspot/ui-extensions';
import { Several } from '../form/several.tsx';
import { usePage } from '../page/page.tsx';
import type { ConditionLine } from '../screen-client.js';
import { removeItem, setField, setOperator, setValues } from '../screen-client.js';
import type { TreePartProps } from './group.tsx';
import { Remove } from './remove.tsx';

interface LineProps extends TreePartProps {
  line: ConditionLine;
}

/**
 * One condition: what it is about, how it compares, and with what. Each part is there once the one before it is chosen;
 * until then its column is kept free, so that nothing moves.
 */
export function Line({ form, field, draft, change, line }: LineProps) {
  const { client, words } = usePage();
  const said = words.conditions;
  const { id, values } = line;
  const subject = field.subjects.find(({ value }) => value === line.field);
  const operator = subject?.operators.find(({ value }) => value === line.operator);
  const isLocked = field.disabled !== undefined;

  /** A part that a tried save found missing is marked. */
  const control = (part: string, label: string, isMissing: boolean) => ({
    name: `${id} ${part}`,
    label,
    placeholder: said.choose,
    required: false,
    readOnly: isLocked,
    error: draft.attempted && isMissing,
    ...(draft.attempted && isMissing && { validationMessage: words.required }),
  });

  return (
    <Flex direction="row" gap="sm" align="start">
      <Box flex={1}>
        <AutoGrid columnWidth={140} flexible gap="sm">
          <Select
            {...control('field', said.field, !subject)}
            value={subject ? subject.value : ''}
            options={field.subjects.map(({ value, label }) => ({ value, label }))}
            onChange={(next) => {
              const about = field.subjects.find(({ value }) => value === next);
              change((now) => setField(now, id, about ?? null));
            }}
          />
          {subject ? (
            <Select
              {...control('operator', said.operator, !operator)}
              value={operator ? operator.value : ''}
              options={subject.operators.map(({ value, label }) => ({ value, label }))}
              onChange={(next) => change((now) => setOperator(now, id, subject, String(next)))}
            />
          ) : (
            <Box>{null}</Box>
          )}
          {subject && operator?.takes === 'many' ? (
            <Several
              control={control('values', said.values, values.length === 0)}
              form={form}
              slot={`${field.name}/${subject.value}`}
              source={subject}
              value={values}
              chosen={draft.chosenMany[`${field.name}/${subject.value}`]}
              type={(sought) => client.searchSubject(form, field.name, subject.value, sought)}
              change={(next) => change((now) => setValues(now, id, next))}
            />
          ) : (
            <Box>{null}</Box>
          )}
        </AutoGrid>
      </Box>
      {!isLocked && (
        <Box flex="none">
          <Remove what={subject?.label ?? said.condition} remove={() => change((now) => removeItem(now, id))} />
        </Box>
      )}
    </Flex>
  );
}
