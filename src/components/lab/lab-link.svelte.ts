/** What the page's address brings for a lab: a variant, or somebody's text, which is looked at before it is used. */
import { asMessage } from '../../client/failure.ts';
import type { LabInfo } from '../../client/lab/info.ts';
import { isLink, readFragment, type LinkContent } from '../../client/lab/link.ts';
import { replaced } from '../../client/lab/work.ts';
import type { Message } from '../../client/protocol.ts';
import type { Desk } from './desk.svelte.ts';

export class LabLink {
  content = $state.raw<LinkContent | undefined>();
  failure = $state.raw<Message | undefined>();
  readonly #desk: Desk;
  /** The page may have other labs, one of which is meant. */
  readonly #others: boolean;

  constructor(desk: Desk, others: boolean) {
    this.#desk = desk;
    this.#others = others;
  }

  read(): void {
    this.content = undefined;
    this.failure = undefined;
    if (!isLink(location.hash)) return;
    try {
      this.content = readFragment(this.#info, location.hash);
    } catch (error) {
      const message = asMessage(error);
      if (message.code !== 'lab-page.link.other-lab' || !this.#others) this.failure = message;
    }
  }
  refuse(): void {
    this.content = undefined;
    history.replaceState(history.state, '', location.pathname + location.search);
  }
  async use(): Promise<void> {
    if (this.content === undefined) return;
    const { files, at, seed } = this.content;
    const desk = this.#desk;
    try {
      await desk.variant(seed);
    } catch (error) {
      this.failure = asMessage(error);
      return;
    }
    const starters = Object.fromEntries(this.#info.files.map((file) => [file.path, file.starter]));
    desk.replace((work) => replaced(this.#info, work, { ...starters, ...files }));
    this.refuse();
    if (at === undefined) return;
    desk.start();
    desk.seek(at);
  }
  get #info(): LabInfo {
    return this.#desk.info;
  }
}
