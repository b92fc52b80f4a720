import {
  GICC,
  GICH,
  GICV,
  NOT_SUPPORTED,
  type Call,
  type Handlers,
} from 'hypervisor';

class Lists {
  readonly #call: Call;
  constructor(call: Call) {
    this.#call = call;
  }
  #read(n: number): number {
    return Number(this.#call.el2.read(GICH.start + 256 + n * 4, 4) ?? 0n);
  }
  state(n: number): number {
    return (this.#read(n) & 0x30000000) / 0x10000000;
  }
  holds(n: number, intid: number): boolean {
    return this.state(n) !== 0 && this.#read(n) % 1024 === intid;
  }
  find(test: (n: number) => boolean): number | undefined {
    return [0, 1, 2, 3].find(test);
  }
  put(n: number, intid: number, priority: number, group: number): void {
    const word =
      0x10000000 +
      group * 0x40000000 +
      Math.floor(priority / 8) * 0x800000 +
      intid;
    this.#call.el2.write(GICH.start + 256 + n * 4, 4, BigInt(word));
  }
}

export const mmio: Handlers['mmio'] = (call, vcpu, access) => {
  if (access.ipa < GICC.start || access.ipa > GICC.start + 0xfff)
    return undefined;
  vcpu.vm.pageTable.map(GICC.start, GICV.start, GICC.page, 'device');
  call.again = true;
  return 0n;
};

function give(lists: Lists, call: Call): bigint {
  const [intid, priority, group] = [0, 1, 2].map((n) =>
    Number(call.frame.x(n)),
  );
  if (intid === undefined || priority === undefined || group === undefined)
    return NOT_SUPPORTED;
  if (lists.find((n) => lists.holds(n, intid)) !== undefined)
    return NOT_SUPPORTED;
  const free = lists.find((n) => lists.state(n) === 0);
  if (free === undefined) return NOT_SUPPORTED;
  lists.put(free, intid, priority, group);
  return BigInt(free);
}

export const documentCall: Handlers['documentCall'] = (call, _, type, event) => {
  const lists = new Lists(call);
  if (type !== {{type}}) return NOT_SUPPORTED;
  switch (event) {
    case {{give}}:
      return give(lists, call);
    case {{state}}: {
      const intid = Number(call.frame.x(0));
      const n = lists.find((one) => lists.holds(one, intid));
      return n === undefined ? 0n : BigInt(lists.state(n));
    }
    default:
      return NOT_SUPPORTED;
  }
};
