/** `lightning/navigation`. */
import { currentRoute, goTo, onRoute } from './location.ts';
import { type PageReference, toPageReference, toUrl } from './page-reference.ts';

const NAVIGATE = Symbol('Navigate');
const GENERATE_URL = Symbol('GenerateUrl');

/** Lightning web components, whose constructors take nothing. */
type ComponentClass = new () => object;

export const NavigationMixin = Object.assign(
  (Parent: ComponentClass) => {
    return class extends Parent {
      [NAVIGATE](page: PageReference, replace = false): void {
        goTo(toUrl(page), { replace });
      }
      async [GENERATE_URL](page: PageReference): Promise<string> {
        return toUrl(page);
      }
    };
  },
  { Navigate: NAVIGATE, GenerateUrl: GENERATE_URL } as const,
);

export class CurrentPageReference {
  readonly #deliver: (page: PageReference) => void;
  #unlisten: (() => void) | null = null;

  constructor(deliver: (page: PageReference) => void) {
    this.#deliver = deliver;
  }

  connect(): void {
    this.#deliver(toPageReference(currentRoute()));
    this.#unlisten = onRoute((route) => this.#deliver(toPageReference(route)));
  }

  update(): void {}

  disconnect(): void {
    this.#unlisten?.();
    this.#unlisten = null;
  }
}
