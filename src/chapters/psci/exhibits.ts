/** What the figures of this chapter show: the board's two cores as they meet, and a guest's three VCpus. */
import { PSCI } from '../../engine/hypervisor/traps/psci.ts';
import type { LabEvent } from '../../labs/kit/events.ts';
import { fill, parametersOf } from '../../labs/kit/parameters.ts';
import { field, labOf, program, solution, type Exhibit } from '../kit/exhibit.ts';

const SMC64 = 0x4000_0000n;

/** Where the two cores of the lab core-1-at-el2 come by, in its order. */
export const MOMENTS = ['started', 'twice', 'arrived', 'seen', 'got', 'finished', 'got_all'] as const;
export type Moment = (typeof MOMENTS)[number];
export interface Passing {
  readonly moment: Moment;
  readonly cycle: number;
  readonly core: number;
}

/** What an instruction at a label of the lab found. @throws Error when nobody came by */
export function found({ built, run }: Exhibit, label: string): LabEvent {
  const address = built.symbols.get(label);
  const event = run.events.find(({ kind, fields }) => kind === 'at' && fields['pc'] === address);
  if (event === undefined) throw new Error(`nobody came to ${label}`);
  return event;
}

export const passings = (): readonly Passing[] =>
  MOMENTS.map((moment) => {
    const { cycle, fields } = found(solution('core-1-at-el2'), moment);
    return { moment, cycle, core: Number(field(fields, 'core')) };
  }).sort((a, b) => a.cycle - b.cycle);

/** The judge of the lab psci-for-guests, under our own hypervisor. */
export function guest(): Exhibit {
  const { id, machine } = labOf('psci-for-guests');
  const lab = labOf(id);
  const text = lab.files.find(({ path }) => path === 'guest.s')?.starter ?? '';
  const [image] = machine.images;
  const { hypervisor } = machine;
  if (image === undefined || hypervisor === undefined) throw new Error(`${id} has no guest`);
  return program(fill(text, parametersOf(lab, 0)), {
    ...machine,
    images: [{ ...image, file: 'program.s' }],
    hypervisor: { vms: hypervisor.vms.map((vm) => ({ ...vm, image: 'program.s' })) },
  });
}

export interface GuestCall {
  readonly cycle: number;
  readonly vcpu: number;
  readonly name: string;
  /** x1, cut to the call's width. */
  readonly target: bigint;
  /** What the caller found in x0; undefined: it saw nothing any more. */
  readonly answer: bigint | undefined;
}

/** Calls of PSCI by VM 0, in order. */
export function calls(): readonly GuestCall[] {
  const { events } = guest().run;
  const vcpuOf = ({ fields }: LabEvent): number => Number(field(fields, 'vmpidr_el2') & 0xffn);
  return events.flatMap((event, n) => {
    const { fields, cycle, kind } = event;
    if (kind !== 'exception' || ![0x16n, 0x17n].includes(fields['ec'] ?? 0n)) return [];
    const function_ = field(fields, 'x0');
    const wide = (function_ & SMC64) !== 0n;
    const name = Object.entries(PSCI).find(([, identifier]) => identifier === (function_ & ~SMC64))?.[0];
    if (name === undefined) return [];
    const back = events
      .slice(n + 1)
      .find((one) => one.kind === 'return' && one.fields['pc'] === fields['elr'] && vcpuOf(one) === vcpuOf(event));
    const target = BigInt.asUintN(wide ? 64 : 32, field(fields, 'x1'));
    const isGone = name === 'CPU_OFF' || name === 'SYSTEM_OFF' || name === 'SYSTEM_RESET';
    const answer = back === undefined || isGone ? undefined : BigInt.asIntN(32, field(back.fields, 'x0'));
    return [{ cycle, vcpu: vcpuOf(event), name: wide ? `${name}64` : name, target, answer }];
  });
}

/** From the start of VCpu 1 to the first that goes. */
export function race(): readonly GuestCall[] {
  const all = calls();
  const from = all.findIndex(({ name, answer }) => name.startsWith('CPU_ON') && answer === 0n);
  const to = all.findIndex(({ name }) => name === 'CPU_OFF');
  return all.slice(from, to + 1);
}
