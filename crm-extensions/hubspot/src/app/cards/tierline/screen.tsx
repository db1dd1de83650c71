import { Heading, LoadingSpinner } from '@hubspot/ui-extensions';
import { Back } from './back.tsx';
import { Blocks } from './block/blocks.tsx';
import { usePage, useView } from './page/page.tsx';
import { Trouble } from './trouble.tsx';

/** The way back, the screen's title, what went wrong, and its blocks. */
export function Screen() {
  const { words } = usePage();
  const status = useView((view) => view.status);
  const title = useView((view) => view.title);
  const blocks = useView((view) => view.blocks);
  return (
    <>
      <Back />
      {title !== '' && <Heading>{title}</Heading>}
      <Trouble />
      {status === 'loading' && <LoadingSpinner label={words.loading} showLabel layout="centered" />}
      <Blocks blocks={blocks} />
    </>
  );
}
