/**
 * The machine: QEMU's virt board around the cores. It is a pure function of its configuration and of its inputs, which are
 * stamped with cycles; it never looks at a clock. `cycles` counts the instructions of all cores, and jumps when all wait.
 */
import { Cores, REGION } from '../core/core.ts';
import { OverlayDisk } from '../devices/disk.ts';
import { Gic } from '../devices/gic/index.ts';
import { Pl011 } from '../devices/pl011.ts';
import { Pl031 } from '../devices/pl031.ts';
import { VirtioMmio } from '../devices/virtio/mmio.ts';
import { EngineError } from '../error.ts';
import * as board from './board.ts';
import { Bus, type Mapping } from './bus.ts';
import { GuestClock } from './clock.ts';
import { DOOR, type HypervisorProgram } from '../hypervisor/el2.ts';
import { HostChannels } from './channels.ts';
import { El2Door } from './el2-door.ts';
import { layOut, type Layout } from './loader.ts';
import { NO_LIMITS, type MachineConfig, type MachineListener, type RunResult } from './config.ts';
import { coreMmio } from './mmio.ts';
import { drivePrivate, driveTimers, PMU_INTID } from './private-interrupts.ts';
import { virtioSlots, type Drive } from './virtio-slots.ts';
import { SNAPSHOT_FORMAT, type MachineSnapshot } from './snapshot.ts';
import { corePlatform, psciCall } from './psci.ts';

export type { MachineConfig, MachineListener, RunLimits, RunResult } from './config.ts';
export type { Drive } from './virtio-slots.ts';

const LINE = { IRQ: 1, FIQ: 2, VIRQ: 4, VFIQ: 8 } as const;
const MIB = 2 ** 20;

export class Machine {
  readonly config: MachineConfig;
  readonly cores: Cores;
  readonly bus: Bus;
  readonly gic: Gic;
  readonly uart: Pl011;
  readonly rtc: Pl031;
  readonly virtio: readonly VirtioMmio[];
  readonly layout: Layout;
  cycles = 0;
  /** Instructions of each core. */
  readonly executed: number[];
  state: 'running' | 'powered-off' | 'reset' = 'running';
  readonly #listener: MachineListener;
  readonly #clock: GuestClock;
  readonly #quantum: number;
  readonly #lines: number[];
  readonly #plugged = new Map<number, Drive>();
  readonly #door: El2Door | undefined;
  readonly channels: HostChannels;
  /** Cycles that calls of the hypervisor cost in this run. */
  #charged = 0;
  readonly #timed: readonly Mapping[];
  #turn = 0;
  #quantumLeft = 0;
  /** Inside cores.run: the clock is the core's then. */
  #running = false;
  #stopWanted = false;
  /** Cycle at which the run in progress ends: a nearer device deadline stops it. */
  #limit = Infinity;
  #input: number[] = [];

  /**
   * @param module core.wasm, compiled
   * @throws EngineError machine.…, loader.…, dtb.…, elf.…, core.memory
   */
  constructor(module: WebAssembly.Module, config: MachineConfig, listener: MachineListener = {}) {
    const { cpus, memory, virtualization, laxStage2Device = false } = config;
    if (!Number.isInteger(memory) || memory < MIB || memory % MIB !== 0 || memory > board.maxRamBytes)
      throw new EngineError('machine.memory', { memory });
    this.config = config;
    this.#listener = listener;
    this.#clock = new GuestClock(config.cyclesPerCount ?? 2);
    this.#quantum = config.quantum ?? 5000;
    this.layout = layOut(config.hypervisor === undefined ? config : { ...config, firmware: config.hypervisor.image });
    this.executed = Array.from({ length: cpus }, () => 0);
    this.#lines = Array.from({ length: cpus }, () => 0);
    this.cores = new Cores({ module, cores: cpus, hasEl2: virtualization, laxStage2Device, host: this.#coreHost() });
    this.cores.addRegion(board.ramBase, memory, REGION.RAM);
    this.cores.addRegion(board.flash0.base, board.flash0.size + board.flash1.size, REGION.ROM);
    const counter = { ticks: () => this.ticks };
    const spi = (n: number): { set(level: boolean): void } => ({ set: (level) => this.gic.setSpi(n, level) });
    this.gic = new Gic({
      cpus,
      spis: 256,
      lines: (cpu) => ({
        irq: this.#line(cpu, LINE.IRQ),
        fiq: this.#line(cpu, LINE.FIQ),
        virq: this.#line(cpu, LINE.VIRQ),
        vfiq: this.#line(cpu, LINE.VFIQ),
      }),
    });
    this.uart = new Pl011({
      interrupt: spi(board.pl011.spi),
      counter,
      transmit: (byte) => this.#listener.console?.(byte),
      onReceiveSpace: () => this.#feed(),
    });
    this.rtc = new Pl031({ interrupt: spi(board.pl031.spi), counter, epochSeconds: config.epochSeconds ?? 0 });
    this.virtio = virtioSlots(config, {
      plugged: this.#plugged,
      interrupt: (slot) => spi(board.virtioMmio.firstSpi + slot),
      memory: {
        read: (address, length) => (this.#inRam(address, length) ? this.cores.read(address, length) : undefined),
        write: (address, bytes) => this.#inRam(address, bytes.length) && this.cores.write(address, bytes),
      },
    });
    this.channels = new HostChannels(config.channels ?? { consoles: 0, disks: [] }, {
      interrupt: (n) => spi(board.hostConsole.firstSpi + n),
      transmit: (n, byte) => this.#listener.channel?.(n, byte),
    });
    this.#door = config.hypervisor === undefined ? undefined : this.#openDoor(config.hypervisor);
    const mappings: Mapping[] = [
      { base: board.gicd.base, device: this.gic.distributor },
      { base: board.gicc.base, device: this.gic.cpuInterface },
      ...(virtualization
        ? [
            { base: board.gich.base, device: this.gic.hypervisorInterface },
            { base: board.gicv.base, device: this.gic.virtualCpuInterface },
          ]
        : []),
      { base: board.pl011.base, device: this.uart },
      { base: board.pl031.base, device: this.rtc },
      ...this.virtio.map((device, n) => ({ base: board.virtioMmio.base + n * board.virtioMmio.slotSize, device })),
    ];
    this.bus = new Bus(mappings);
    this.#timed = mappings.filter(
      ({ device }) => device.deadline !== undefined && !(device instanceof VirtioMmio && device.device === undefined),
    );
    this.cores.setCyclesPerCount(this.#clock.pace.k);
    this.#start();
  }

  #openDoor(program: HypervisorProgram): El2Door {
    const { hypercall, failedCall } = this.#listener;
    return new El2Door(program, {
      cores: this.cores,
      console: (n) => this.channels.console(n),
      disk: (n) => this.channels.disk(n),
      charge: (cycles) => (this.#charged += cycles),
      observer: hypercall === undefined ? undefined : (event) => hypercall(event),
      failed: failedCall === undefined ? undefined : (call) => failedCall(call),
    });
  }

  #inRam(address: number, length: number): boolean {
    return address >= board.ramBase && length >= 0 && address + length <= board.ramBase + this.config.memory;
  }

  /** Images to memory, cores to their reset state. RAM keeps what it holds otherwise, as over a reset of the board. */
  #start(): void {
    for (const { address, bytes, extent, clears = false } of this.layout.placed) {
      if (!this.cores.write(address, bytes, true)) throw new EngineError('core.memory');
      if (clears) this.cores.clear(address + bytes.length, extent - bytes.length);
    }
    for (let core = 0; core < this.config.cpus; core++) this.cores.reset(core, this.layout.entry, core === 0);
    this.#turn = 0;
    this.#quantumLeft = this.#quantum;
  }

  /** System reset: devices and cores start again, images are loaded again; the clock goes on. */
  reset(): void {
    // First: a UART that is reset has room for what waits.
    this.#input = [];
    for (const { device } of this.bus.mappings) device.reset();
    this.channels.reset();
    this.#door?.reset();
    this.#start();
    // The cores' own timers and counters are wires of the GIC: they fall before it is reset.
    for (let core = 0; core < this.config.cpus; core++) drivePrivate(this.cores, this.gic, core);
    this.gic.reset();
    this.#lines.fill(0);
    for (let core = 0; core < this.config.cpus; core++) this.cores.setLines(core, 0);
    this.state = 'running';
  }

  // --- snapshots
  /** Everything as plain data. Cheap when little was written since the last one. Not inside a run. */
  snapshot(): MachineSnapshot {
    return {
      format: SNAPSHOT_FORMAT,
      cycles: this.cycles,
      pace: this.#clock.pace,
      state: this.state,
      executed: [...this.executed],
      lines: [...this.#lines],
      turn: this.#turn,
      quantumLeft: this.#quantumLeft,
      input: [...this.#input],
      cores: this.cores.save(),
      gic: this.gic.save(),
      hypervisor: this.#door?.save(),
      channels: this.channels.save(),
      devices: this.#ownDevices().map(({ base, device }) => [base, device.save()] as const),
      disks: this.#savableDisks().map(([slot, disk]) => [slot, disk.save()] as const),
    };
  }

  /**
   * Takes over a snapshot of a machine with the same configuration.
   * @throws EngineError snapshot.bad, device.bad-state; the machine is then to be thrown away
   */
  restore(snapshot: MachineSnapshot): void {
    const cpus = this.config.cpus;
    if (snapshot.format !== SNAPSHOT_FORMAT || snapshot.lines.length !== cpus || snapshot.executed.length !== cpus)
      throw new EngineError('snapshot.bad', { part: 'machine' });
    this.cycles = snapshot.cycles;
    this.cores.setClock(snapshot.cycles);
    this.#clock.pace = snapshot.pace;
    this.cores.restore(snapshot.cores, snapshot.pace.k);
    for (const [slot, disk] of this.#savableDisks()) disk.restore(snapshot.disks.find(([n]) => n === slot)?.[1]);
    for (const { base, device } of this.#ownDevices())
      device.restore(snapshot.devices.find(([at]) => at === base)?.[1]);
    // Last: restoring a device drives its interrupt line, which the GIC's own state knows already.
    this.gic.restore(snapshot.gic);
    this.#door?.restore(snapshot.hypervisor);
    this.channels.restore(snapshot.channels);
    this.cycles = snapshot.cycles;
    this.cores.setClock(snapshot.cycles);
    this.#input = [...snapshot.input];
    this.#turn = snapshot.turn;
    this.#quantumLeft = snapshot.quantumLeft;
    this.state = snapshot.state;
    snapshot.lines.forEach((lines, core) => {
      this.#lines[core] = lines;
      this.cores.setLines(core, lines);
    });
    snapshot.executed.forEach((n, core) => (this.executed[core] = n));
  }

  /** Mapped devices but the GIC's blocks, which share one state. */
  #ownDevices(): readonly Mapping[] {
    const { distributor, cpuInterface, hypervisorInterface, virtualCpuInterface } = this.gic;
    const blocks: readonly unknown[] = [distributor, cpuInterface, hypervisorInterface, virtualCpuInterface];
    return this.bus.mappings.filter(({ device }) => !blocks.includes(device));
  }

  #savableDisks(): readonly (readonly [number, OverlayDisk])[] {
    return [...this.#plugged].flatMap(([slot, { disk }]) =>
      disk instanceof OverlayDisk ? [[slot, disk] as const] : [],
    );
  }

  // --- the clock
  /** Cycles now, inside a device access too. */
  get now(): number {
    return this.#running ? this.cores.cyclesNow() : this.cycles;
  }
  /** Counts of CNTPCT now. */
  get ticks(): number {
    return this.#clock.ticksAt(this.now);
  }

  get cyclesPerCount(): number {
    return this.#clock.pace.k;
  }
  /**
   * Paced mode: from now on a count of CNTPCT takes `k` cycles (at least 1), so that guest seconds follow wall seconds on a
   * faster or slower host. An input like any other: a replay needs the same change at the same cycle.
   */
  setCyclesPerCount(k: number): void {
    if (!this.#clock.setPace(k, this.cycles)) return;
    this.cores.setClock(this.cycles);
    this.cores.setCyclesPerCount(k);
  }
  /** Paced mode: while all cores wait, time passes to `cycle`, but not beyond the next deadline. */
  skipTo(cycle: number): void {
    const deadline = this.#deadline();
    const to = Math.min(cycle, deadline);
    if (to <= this.cycles) return;
    this.#setClock(to);
    if (to >= deadline) this.#service();
  }

  // --- wires
  #line(cpu: number, bit: number): { set(level: boolean): void } {
    return {
      set: (level) => {
        const before = this.#lines[cpu] ?? 0;
        const after = level ? before | bit : before & ~bit;
        if (after === before) return;
        this.#lines[cpu] = after;
        const woke = this.cores.wakes(cpu);
        this.cores.setLines(cpu, after);
        // A core that waited gets its turn at once: interrupts between cores must not wait for a long quantum. And who
        // runs alone is asked only between runs: a core that has to wait after all must end this one too.
        if (this.#running && cpu !== this.#turn && this.cores.wakes(cpu) !== woke) this.cores.stop();
      },
    };
  }

  #coreHost(): ConstructorParameters<typeof Cores>[0]['host'] {
    return {
      ...coreMmio(
        () => this.bus,
        (event) => {
          this.#listener.mmio?.(event);
          this.#stopForDeadline(event.address);
        },
      ),
      firmwareCall: (smc, core) => {
        if (smc !== this.config.virtualization) return false;
        this.#listener.firmware?.({ core, smc, pc: BigInt(this.cores.pcInside()) });
        psciCall(
          corePlatform(this.cores, (state) => this.#end(state)),
          core,
        );
        return true;
      },
      halt: (immediate, core) => {
        if (this.#door === undefined || immediate !== DOOR || !this.#door.holds(this.cores.pcInside())) return false;
        this.#door.call(core);
        // What the call cost, and what it did to interrupts, is looked at before the next instruction.
        this.cores.stop();
        return true;
      },
      timersChanged: (core) => driveTimers(this.cores, this.gic, core),
      pmuOverflow: (level, core) => this.gic.setPpi(core, PMU_INTID, level),
      exceptionTaken: (kind, from, to, vector, core) => this.#listener.exception?.({ core, kind, from, to, vector }),
      exceptionReturned: (from, to, core) => this.#listener.exceptionReturn?.({ core, from, to }),
      ...(this.#listener.decoded === undefined
        ? {}
        : { decoded: (word: number, pc: bigint) => this.#listener.decoded?.(word, pc) }),
    };
  }

  /** A device access may have brought a deadline nearer than the end of this run. */
  #stopForDeadline(pa: number): void {
    const deadline = this.bus.at(pa)?.device.deadline?.() ?? Infinity;
    if (this.#clock.cycleOf(deadline) < this.#limit) this.cores.stop();
  }

  #end(state: 'powered-off' | 'reset'): void {
    this.state = state;
    this.cores.stop();
  }

  // --- console input
  /** Bytes for the UART. They wait here until it has room. */
  input(bytes: Iterable<number>): void {
    for (const byte of bytes) this.#input.push(byte & 0xff);
    this.#feed();
  }
  get pendingInput(): number {
    return this.#input.length;
  }
  #feed(): void {
    let taken = 0;
    for (const byte of this.#input) {
      if (!this.uart.receive(byte)) break;
      taken++;
    }
    if (taken > 0) this.#input.splice(0, taken);
  }

  // --- running
  /**
   * Runs until `budget` instructions are executed, a limit is met, all cores wait and `mayJump` is false, a listener or a
   * host stop asks for it, or the machine ends. Where it stops has no influence on what happens: the same inputs at the
   * same cycles give the same run, and after any run nothing is due any more at its last cycle.
   * @param mayJump fixed mode: when all cores wait, time jumps to the next deadline, but not beyond `limits.until`
   */
  run(budget: number, mayJump = true, limits = NO_LIMITS): RunResult {
    // Parts of an instruction would never be used up.
    let left = Math.floor(budget);
    this.#stopWanted = false;
    let done = 0;
    const { core, next = false, instructions = 0 } = limits;
    const until = Math.ceil(limits.until ?? Infinity);
    let coreLeft = core === undefined ? Infinity : Math.floor(instructions);
    while (left > 0 && this.cycles < until && (coreLeft > 0 || next)) {
      if (this.state !== 'running' || this.#stopWanted) return this.#ran('stopped', done);
      const deadline = this.#deadline();
      if (deadline <= this.cycles) {
        this.#service();
        continue;
      }
      if (!this.#chooseCore()) {
        if (deadline === Infinity || !mayJump || deadline > until) return this.#ran('idle', done, deadline);
        this.#setClock(deadline);
        this.#service();
        continue;
      }
      const own = this.#turn === core ? coreLeft : Infinity;
      if (own === 0) return this.#ran('budget', done);
      const alone = !this.#othersRun();
      const most = Math.min(left, own, deadline - this.cycles, until - this.cycles, alone ? 1e6 : this.#quantumLeft);
      const executed = this.#runCore(this.#turn, most);
      left -= executed;
      done += executed;
      if (own !== Infinity) coreLeft -= executed;
      // What calls of the hypervisor cost is this core's time: a guest that traps often slows itself down, not the others.
      this.#quantumLeft = alone ? this.#quantum : this.#quantumLeft - executed - this.#charged;
      // A deadline that has passed is no deadline any more: what it was for must happen now. One that a call of the
      // hypervisor has set can be over when the call is, which costs time.
      if (this.cycles >= deadline || this.#charged > 0) this.#service();
      if (this.cores.exhausted) throw new EngineError('core.memory');
    }
    return this.#ran(this.#stopWanted ? 'stopped' : 'budget', done);
  }
  /** Whatever is due at the last cycle has happened then. */
  #ran(reason: RunResult['reason'], executed: number, deadline = Infinity): RunResult {
    while (this.state === 'running' && this.#deadline() <= this.cycles) this.#service();
    return { reason: this.state === 'running' ? reason : this.state, executed, deadline };
  }

  /** For listeners: the run ends after the instruction that executes now, or before the one that was not begun. */
  stop(): void {
    this.#stopWanted = true;
    if (this.#running) this.cores.stop();
  }

  /**
   * Takes the interrupts that come before the next instruction of the core that is to execute it, so that its PC is the
   * address of that instruction. Costs no cycle. No difference for what follows, unless an input comes in between.
   */
  settle(): void {
    if (this.state !== 'running' || !this.#chooseCore()) return;
    this.cores.setClock(this.cycles);
    this.cores.settle(this.#turn);
  }

  /** One instruction of one core; time and the other core stand still but for it. Returns false when the core waits. */
  step(core: number): boolean {
    if (this.state !== 'running') return false;
    const deadline = this.#deadline();
    if (deadline <= this.cycles) this.#service();
    if (!this.cores.wakes(core) || !this.cores.endWait(core)) return false;
    const executed = this.#runCore(core, 1);
    if (this.cycles >= deadline || this.#charged > 0) this.#service();
    return executed === 1;
  }

  #runCore(core: number, instructions: number): number {
    this.#limit = this.cycles + instructions;
    this.#running = true;
    this.#charged = 0;
    let executed: number | undefined;
    try {
      executed = this.cores.run(core, instructions, this.cycles);
    } finally {
      // Of a run that a call of the hypervisor breaks off, what came before that has happened.
      const done = executed ?? this.cores.cyclesNow() - this.cycles;
      this.cycles += done;
      this.executed[core] = (this.executed[core] ?? 0) + done;
      this.#running = false;
    }
    if (this.cores.hasMet) this.#stopWanted = true;
    if (this.#charged > 0) this.#setClock(this.cycles + this.#charged);
    return executed;
  }

  #setClock(cycles: number): void {
    this.cycles = cycles;
    this.cores.setClock(cycles);
  }

  /**
   * The core whose turn it is, able to execute; false when all wait, and nothing has changed then: whoever looks at a
   * machine that waits has no influence.
   */
  #chooseCore(): boolean {
    const count = this.config.cpus;
    const first = this.#quantumLeft <= 0 ? 1 : 0;
    for (let i = first; i < first + count; i++) {
      const core = (this.#turn + i) % count;
      if (!this.cores.wakes(core) || !this.cores.endWait(core)) continue;
      this.#turn = core;
      if (i > 0) this.#quantumLeft = this.#quantum;
      return true;
    }
    return false;
  }

  #othersRun(): boolean {
    for (let core = 0; core < this.config.cpus; core++) if (core !== this.#turn && this.cores.wakes(core)) return true;
    return false;
  }

  /** The next cycle at which a timer or a device wants attention, or Infinity. */
  #deadline(): number {
    let deadline = Infinity;
    for (let core = 0; core < this.config.cpus; core++) deadline = Math.min(deadline, this.cores.nextDeadline(core));
    for (const { device } of this.#timed)
      deadline = Math.min(deadline, this.#clock.cycleOf(device.deadline?.() ?? Infinity));
    return deadline;
  }

  #service(): void {
    this.cores.setClock(this.cycles);
    for (const { device } of this.#timed)
      if (this.#clock.cycleOf(device.deadline?.() ?? Infinity) <= this.cycles) device.advance?.();
    for (let core = 0; core < this.config.cpus; core++) {
      drivePrivate(this.cores, this.gic, core);
      if (this.cores.waiting(core) === 'wfe') this.cores.eventStream(core);
    }
  }
}
