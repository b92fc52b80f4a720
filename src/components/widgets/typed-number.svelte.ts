import { parseHex } from './number.ts';

/** A number that one may type another one over, in hexadecimal. What was typed was meant for it: a new number drops it. */
export class TypedNumber {
  readonly #of: () => bigint;
  readonly #show: (value: bigint) => string;
  #typed = $state<string>();
  readonly text = $derived.by(() => this.#typed ?? this.#show(this.#of()));
  /** Undefined while the text is no number. */
  readonly value = $derived.by(() => parseHex(this.text));

  /** While a component is made. */
  constructor(of: () => bigint, show: (value: bigint) => string) {
    this.#of = of;
    this.#show = show;
    $effect(() => {
      void of();
      this.#typed = undefined;
    });
  }

  type(text: string): void {
    this.#typed = text;
  }
}
