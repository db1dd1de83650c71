import type { DateField, MultiField, PickerField, TextField } from '../screen-client.js';

/** What HubSpot's inputs have in common. Why one cannot be changed matters more than what it is for. */
export function fieldProps(
  { name, label, help, required = false, disabled }: PickerField | TextField | MultiField | DateField,
  error: string | undefined,
) {
  const description = disabled ?? help;
  return {
    name,
    label,
    required,
    readOnly: disabled !== undefined,
    error: error !== undefined,
    ...(description !== undefined && { description }),
    ...(error !== undefined && { validationMessage: error }),
  };
}
export type FieldProps = ReturnType<typeof fieldProps>;
