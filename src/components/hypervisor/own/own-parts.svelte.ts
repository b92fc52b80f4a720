/** The reader's parts on a page: the desk that keeps what is typed here, beside what labs keep. */
import {
  capstoneOf,
  judged,
  ownInfo,
  ownParts,
  reachedHere,
  switched,
  textsOf,
  type OwnPart,
  type PassedLab,
} from '../../../client/hypervisor/own-parts.ts';
import type { CapstoneId } from '../../../client/hypervisor/capstone.ts';
import type { OwnText } from '../../../client/hypervisor/own-build.ts';
import type { LabClient } from '../../../client/lab/lab-client.ts';
import { followWorks } from '../../../client/lab/progress.ts';
import { typed, type Work } from '../../../client/lab/work.ts';
import { partOf, type PartId } from '../../../engine/hypervisor/parts.ts';
import type { Locale } from '../../../messages/index.ts';
import { Desk } from '../../lab/desk.svelte.ts';

/** There is no lab behind these texts. */
const nobody: LabClient = { latest: 0, send: () => {}, reopen: () => {}, close: () => {} };

export class OwnPartsDesk {
  readonly desk: Desk;
  #works = $state.raw<readonly Work[]>([]);
  #unfollow: (() => void) | undefined;
  readonly parts: readonly OwnPart[] = $derived(ownParts(this.#page, this.#works));
  readonly capstone = $derived(capstoneOf(this.#page));

  constructor(locale: Locale, title: string) {
    this.desk = new Desk(ownInfo(locale, title), '', () => nobody);
  }
  get #page(): Work {
    return this.desk.work;
  }

  /** Texts as the editor shows them, by file. */
  get texts(): Readonly<Record<string, string>> {
    return Object.fromEntries(this.parts.map(({ id, text = '' }) => [partOf(id).file, text]));
  }
  get used(): readonly OwnText[] {
    return textsOf(this.parts);
  }

  async open(): Promise<void> {
    this.#unfollow = followWorks((works) => {
      this.#works = works;
      this.desk.onreplaced();
    });
    await this.desk.open(0);
  }
  close(): void {
    this.#unfollow?.();
    this.desk.close();
  }

  /** A text from outside the editor. */
  put(id: PartId, text: string): void {
    this.desk.replace((work) => typed(work, partOf(id).file, text));
  }
  switch(id: PartId, uses: OwnPart['uses']): void {
    this.desk.replace((work) => ({ ...work, files: switched(work.files, id, uses) }));
  }
  /** A machine of this page has done these of the capstone. */
  reached(ids: readonly CapstoneId[]): void {
    if (!this.desk.mayEdit || reachedHere(this.#page, ids, 0) === this.#page) return;
    this.desk.replace((work) => reachedHere(work, ids, Math.max(0, Date.now())));
  }
  judged(id: PartId, text: string, found: PassedLab, isPassed: boolean): void {
    this.desk.replace((work) => judged(work, partOf(id), text, found, isPassed));
  }
}
