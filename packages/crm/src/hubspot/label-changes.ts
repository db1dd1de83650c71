import type { ChainSource } from './chain.ts';
import type { Link } from './links.ts';
import { bears, isUnlabelled } from './links.ts';

/** What has to be done to a record's associations, so that one company and no other bears a label; ids of companies. */
export interface LabelChanges {
  /** With all labels of its own that the company is to bear then. */
  add: { companyId: string; labels: number[] } | null;
  /** They lose the label and keep their association, which means something else too. */
  unlabel: string[];
  /** Their association meant nothing but the label. */
  unlink: string[];
}

export function planLabelChanges(
  pair: ChainSource['pair'],
  label: number,
  links: readonly Link[],
  wanted: string | null,
): LabelChanges {
  const bearers = links.filter((link) => bears(link, label));
  const superfluous = bearers.filter((link) => link.toId !== wanted);
  const hasOther = (link: Link): boolean =>
    link.types.some(
      (type) => !isUnlabelled(pair, type) && !(type.category === 'USER_DEFINED' && type.typeId === label),
    );
  const isThere = wanted === null || bearers.some((link) => link.toId === wanted);
  return {
    add: isThere ? null : { companyId: wanted, labels: [...ownLabelsOf(links, wanted), label] },
    unlabel: superfluous.filter(hasOther).map((link) => link.toId),
    unlink: superfluous.filter((link) => !hasOther(link)).map((link) => link.toId),
  };
}

const ownLabelsOf = (links: readonly Link[], companyId: string): number[] =>
  links
    .filter((link) => link.toId === companyId)
    .flatMap((link) => link.types.filter(({ category }) => category === 'USER_DEFINED').map(({ typeId }) => typeId));
