import { Message } from '../ui/states.tsx';

export function GalleryPage() {
  return <Message title="Gallery">Every kind of block, in each of its states.</Message>;
}
