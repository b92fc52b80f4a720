/**
 * The checkpoints of the capstone: what a machine with a reader's parts has done, heard from its consoles and seen in the
 * hypervisor's state. Nothing is believed that a page says, and nothing that is typed counts as an answer.
 */
import { PART_IDS, partOf, type PartId } from '../../engine/hypervisor/parts.ts';
import type { PresetVm } from '../../engine/machine/preset-list.ts';
import type { Message } from '../protocol.ts';
import { CommandLine } from './command-line.ts';

export const CAPSTONE = ['prompts', 'both', 'input', 'restart', 'usertests', 'own'] as const;
export type CapstoneId = (typeof CAPSTONE)[number];

export interface CapstoneView {
  /** What this machine has done. */
  readonly reached: readonly CapstoneId[];
  /** What is missing of the others. */
  readonly missing: Readonly<Partial<Record<CapstoneId, Message>>>;
  /** How often the reader's code was called. */
  readonly calls: number;
}

/** Of a VM, as the hypervisor has it. */
export interface VmPower {
  readonly power: 'off' | 'on' | 'failed';
  readonly starts: number;
}

const USERTESTS = { command: 'usertests', passed: 'usertests passed!' };
const PROMPTS = { linux: 'guest# ', nimbos: '>> ' };
const other = (n: number): number => 1 - n;

/** The VM of each system in a preset that has both, on a core each: Linux, then NimbOS. */
export function capstoneVms(preset: readonly PresetVm[]): readonly [number, number] | undefined {
  const linux = preset.findIndex(({ guest }) => guest.startsWith('linux'));
  const nimbos = preset.findIndex(({ guest }) => guest === 'nimbos');
  const [one, two] = [preset[linux], preset[nimbos]];
  if (preset.length !== 2 || one === undefined || two === undefined) return undefined;
  return one.cores.some((core) => two.cores.includes(core)) ? undefined : [linux, nimbos];
}

const message = (code: string, params: Message['params'] = {}): Message => ({ code: `capstone.${code}`, params });

export class Capstone {
  readonly #vms: readonly [number, number];
  readonly #names: readonly string[];
  readonly #parts: readonly PartId[];
  /** Linux, then NimbOS. */
  readonly #lines = [new CommandLine(PROMPTS.linux), new CommandLine(PROMPTS.nimbos)] as const;
  readonly #reached = new Set<CapstoneId>();
  /** Who went off while the other went on: how often each had been started then. */
  readonly #gone: ({ readonly own: number; readonly other: number } | undefined)[] = [];
  #power: readonly (VmPower | undefined)[] = [];
  #calls = 0;

  /** @param vms places of Linux and of NimbOS  @param parts whose text is the reader's */
  constructor(vms: readonly [number, number], names: readonly string[], parts: readonly PartId[]) {
    this.#vms = vms;
    this.#names = names;
    this.#parts = parts;
  }

  /** A byte that a VM has sent to its console, at a count of cycles. */
  sent(vm: number, byte: number, cycles: number): void {
    const n = this.#vms.indexOf(vm);
    if (this.#lines[n]?.sent(byte, cycles) !== true) return;
    // Its prompt is there.
    if (this.#lines.every(({ isReady }) => isReady)) this.#reached.add('prompts');
    const gone = this.#gone[n];
    const now = this.#power[n];
    if (gone !== undefined && now?.power === 'on' && now.starts > gone.own) this.#reached.add('restart');
    this.#answered(n);
  }

  #answered(n: number): void {
    const last = this.#lines[n]?.done.at(-1);
    if (last === undefined) return;
    if (n === 1 && last.echoed) this.#reached.add('input');
    if (n === 1 && last.text === USERTESTS.command && !last.disturbed && last.shown.includes(USERTESTS.passed))
      this.#reached.add('usertests');
    const beside = this.#lines[other(n)]?.done ?? [];
    if (last.echoed && beside.some(({ from, to, echoed }) => echoed && from < last.to && to > last.from))
      this.#reached.add('both');
  }

  /** What a person has typed into a VM. */
  typed(vm: number, bytes: Uint8Array, cycles: number): void {
    this.#lines[this.#vms.indexOf(vm)]?.typed(bytes, cycles);
  }

  /** The powers of all VMs, after each slice: who is started again comes to a prompt before anything is shown. */
  see(power: readonly VmPower[]): void {
    const now = this.#vms.map((vm) => power[vm]);
    now.forEach((own, n) => {
      const beside = now[other(n)];
      if (own === undefined || beside === undefined) return;
      const gone = this.#gone[n];
      if (own.power === 'off' && beside.power === 'on' && this.#power[n]?.power === 'on' && own.starts > 0)
        this.#gone[n] = { own: own.starts, other: beside.starts };
      else if (gone !== undefined && (beside.power !== 'on' || beside.starts !== gone.other)) this.#gone[n] = undefined;
      if (own.starts !== this.#power[n]?.starts) this.#lines[n]?.begin();
    });
    this.#power = now;
  }

  /** How often the reader's code was called, by part; whenever that is looked at. */
  called(calls: Readonly<Partial<Record<PartId, number>>> = {}): void {
    this.#calls = Object.values(calls).reduce((sum, count) => sum + count, 0);
    const isWhole = PART_IDS.every((id) => this.#parts.includes(id));
    if (isWhole && this.#calls > 0 && this.#reached.has('prompts')) this.#reached.add('own');
  }

  /** Another future begins: what was half done is another one's. */
  branch(): void {
    for (const line of this.#lines) line.forget();
    this.#gone.length = 0;
  }

  get view(): CapstoneView {
    const open = CAPSTONE.filter((id) => !this.#reached.has(id));
    return {
      reached: CAPSTONE.filter((id) => this.#reached.has(id)),
      missing: Object.fromEntries(open.map((id) => [id, this.#missing(id)])),
      calls: this.#calls,
    };
  }

  #missing(id: CapstoneId): Message {
    const [linux, nimbos] = this.#lines;
    switch (id) {
      case 'prompts':
        if (!linux.isReady && !nimbos.isReady) return message('prompts.none');
        return message('prompts.one', { name: this.#name(linux.isReady ? 1 : 0) });
      case 'both': {
        const busy = this.#lines.findIndex(({ isBusy }) => isBusy);
        return busy < 0 ? message('both.none') : message('both.one', { name: this.#name(busy), other: this.#name(other(busy)) }); // prettier-ignore
      }
      case 'input':
        return nimbos.isBusy ? message('input.unanswered') : message('input.none');
      case 'restart': {
        const gone = this.#gone.findIndex((one) => one !== undefined);
        if (gone < 0) return message('restart.on');
        const name = this.#name(gone);
        return this.#power[gone]?.power === 'on'
          ? message('restart.boots', { name })
          : message('restart.off', { name });
      }
      case 'usertests':
        return nimbos.busyWith === USERTESTS.command ? message('usertests.running') : message('usertests.none');
      case 'own': {
        const files = PART_IDS.filter((part) => !this.#parts.includes(part)).map((part) => partOf(part).file);
        return files.length > 0 ? message('own.parts', { count: files.length, files: files.join(', ') }) : message('own.boots'); // prettier-ignore
      }
    }
  }
  readonly #name = (n: number): string => this.#names[this.#vms[n] ?? 0] ?? '';
}
