import { useEffect, useRef, useState } from 'react';

/**
 * The value of an input whose owner, the extension, is some messages away. What is typed shows at once; the owner's
 * value is taken over only when it is not the echo of something that was sent, and not while one is still on its way,
 * else a fast typist would lose characters.
 */
export class Buffer<T> {
  #sent: T[] = [];
  #onTheirWay = 0;
  readonly #isSame: (one: T, other: T) => boolean;

  constructor(isSame: (one: T, other: T) => boolean = Object.is) {
    this.#isSame = isSame;
  }

  /** `answered` is when the extension has heard of it. */
  send(value: T, answered: Promise<unknown>): void {
    this.#sent.push(value);
    this.#onTheirWay += 1;
    const arrived = () => {
      this.#onTheirWay -= 1;
    };
    answered.then(arrived, arrived);
  }

  /** Whether the extension's new value is one of its own making. */
  isNews(value: T): boolean {
    const echo = this.#sent.findIndex((sent) => this.#isSame(sent, value));
    if (echo >= 0) {
      this.#sent.splice(0, echo + 1);
      return false;
    }
    if (this.#onTheirWay > 0) return false;
    this.#sent = [];
    return true;
  }
}

export type Tell<T> = ((value: T) => unknown) | undefined;

/** The value to show, and how to change it: shows it, and tells every listener of the extension. */
export function useBuffered<T>(remote: T, isSame?: (one: T, other: T) => boolean) {
  const [shown, setShown] = useState(remote);
  const buffer = useRef<Buffer<T>>();
  buffer.current ??= new Buffer(isSame);
  useEffect(() => {
    if (buffer.current?.isNews(remote)) setShown(remote);
  }, [remote]);
  const change = (value: T, ...told: Tell<T>[]) => {
    setShown(value);
    buffer.current?.send(value, Promise.all(told.map((tell) => tell?.(value))));
  };
  return [shown, change] as const;
}
