import type { ComponentType } from 'react';
import type { ConditionsProps } from '../conditions/conditions.tsx';

/** Fields that not every page draws. The entry of one that does passes them in, so that the others do not carry them. */
export interface ExtraFields {
  conditions?: ComponentType<ConditionsProps>;
}
