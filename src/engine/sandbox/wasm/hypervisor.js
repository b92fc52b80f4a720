// src/engine/sandbox/guest/lockdown.ts
var all = globalThis;
var refuse = (name) => {
  const refused = () => {
    throw new TypeError(`${name} does not exist in this sandbox`);
  };
  return refused;
};
for (const name of ["eval", "SharedArrayBuffer", "Atomics", "WeakRef", "FinalizationRegistry", "Date"])
  Reflect.deleteProperty(all, name);
Object.defineProperty(Math, "random", { value: refuse("Math.random"), writable: false, configurable: false });
var kinds = [
  () => void 0,
  async () => void 0,
  function* () {
    yield 0;
  },
  async function* () {
    yield 0;
  }
];
var noFunction = refuse("Function");
for (const one of kinds) {
  const prototype = Object.getPrototypeOf(one);
  Object.defineProperty(prototype, "constructor", { value: noFunction, writable: false, configurable: false });
}
Object.defineProperty(noFunction, "prototype", { value: Object.getPrototypeOf(kinds[0]), writable: false });
all["Function"] = noFunction;
var DEPTH = 500;
var parse = JSON.parse.bind(JSON);
function boundedParse(text3, reviver) {
  const source = String(text3);
  let depth = 0;
  let inString = false;
  for (let i = 0; i < source.length; i++) {
    const c = source.charCodeAt(i);
    if (inString) {
      if (c === 92) i++;
      else if (c === 34) inString = false;
    } else if (c === 34) inString = true;
    else if (c === 91 || c === 123) {
      if (++depth > DEPTH) throw new SyntaxError(`more than ${DEPTH} levels of JSON`);
    } else if (c === 93 || c === 125) depth--;
  }
  return parse(source, reviver);
}
Object.defineProperty(JSON, "parse", { value: boundedParse, writable: true, configurable: true });
function clone(of) {
  if (Array.isArray(of)) return of.map(clone);
  if (of instanceof Uint8Array) return of.slice();
  if (typeof of === "object" && of !== null)
    return Object.fromEntries(Object.entries(of).map(([name, value2]) => [name, clone(value2)]));
  return of;
}
all["structuredClone"] = clone;

// src/engine/hypervisor/board.ts
var GICD = { start: 134217728, size: 4096 };
var GICC = { start: 134283264, size: 8192 };
var GICH = { start: 134414336, size: 4096 };
var GICV = { start: 134479872, size: 8192 };
var PL011 = { start: 150994944, size: 4096, spi: 1 };
var PL031 = { start: 151060480, size: 4096, spi: 2 };
var VIRTIO_MMIO = { start: 167772160, size: 16384, slot: 512, slots: 32, firstSpi: 16 };
var RAM_START = 1073741824;
var HOST_CONSOLE_SPI = 112;
var CONTROL_CHANNEL = 3;
var spi = (n) => 32 + n;
var INTID = {
  /** Tells another core that something is pending for a VCpu that it runs. */
  KICK: 0,
  MAINTENANCE: 25,
  HYPERVISOR_TIMER: 26,
  VIRTUAL_TIMER: 27,
  PHYSICAL_TIMER: 30,
  /** First SPI, and how many INTIDs there are. */
  FIRST_SPI: 32,
  COUNT: 288
};
var OWN = {
  image: { start: 1074266112, size: 524288 },
  tables: { start: 1074790400, size: 1048576 },
  store: { start: 1090519040, size: 251658240 }
};

// src/engine/hypervisor/el2.ts
var REASON = { BOOT: 0, SYNC: 1, IRQ: 2, FIQ: 3, SERROR: 4, CURRENT_EL: 5 };
var FRAME = { SP: 248, ELR: 256, SPSR: 264, SIZE: 272 };

// src/engine/hypervisor/frame.ts
var FP_BYTES = 528;
var WORK = { FLAGS: 0, SAVE: 8, LOAD: 16, COUNT: 24, COPIES: 32, MAX_COPIES: 4, SIZE: 128 };
var Frame = class {
  #el2;
  constructor(el2) {
    this.#el2 = el2;
  }
  #read(offset) {
    return this.#el2.read(this.#el2.frame + offset, 8) ?? 0n;
  }
  #write(offset, value2) {
    this.#el2.write(this.#el2.frame + offset, 8, BigInt.asUintN(64, value2));
  }
  /** X0–X30; 31 reads as zero. */
  x(n) {
    return n > 30 ? 0n : this.#read(8 * n);
  }
  /** Writes to 31 are lost. */
  setX(n, value2) {
    if (n <= 30) this.#write(8 * n, value2);
  }
  get elr() {
    return this.#read(FRAME.ELR);
  }
  set elr(value2) {
    this.#write(FRAME.ELR, value2);
  }
  get spsr() {
    return this.#read(FRAME.SPSR);
  }
  set spsr(value2) {
    this.#write(FRAME.SPSR, value2);
  }
  get sp() {
    return this.#read(FRAME.SP);
  }
  set sp(value2) {
    this.#write(FRAME.SP, value2);
  }
  /** Past the instruction that trapped. */
  skip() {
    this.elr += 4n;
  }
  /** x0–x30, SP_EL0, ELR, SPSR: what a VCpu takes along when another one gets its core. */
  save() {
    return Array.from({ length: FRAME.SIZE / 8 }, (_, i) => this.#read(8 * i));
  }
  load(values) {
    for (let i = 0; i < FRAME.SIZE / 8; i++) this.#write(8 * i, values[i] ?? 0n);
  }
  /** Has vectors.s save and load floating-point registers at these addresses (0: none), then make the copies. */
  requestWork(work) {
    const at = FRAME.SIZE;
    const copies = (work.copies ?? []).slice(0, WORK.MAX_COPIES);
    this.#write(at + WORK.FLAGS, 1n);
    this.#write(at + WORK.SAVE, BigInt(work.save ?? 0));
    this.#write(at + WORK.LOAD, BigInt(work.load ?? 0));
    this.#write(at + WORK.COUNT, BigInt(copies.length));
    copies.forEach(({ from, to, size }, i) => {
      const entry = at + WORK.COPIES + 24 * i;
      this.#write(entry, BigInt(from));
      this.#write(entry + 8, BigInt(to));
      this.#write(entry + 16, BigInt(Math.ceil(size / 16) * 16));
    });
  }
};

// src/engine/hypervisor/context.ts
var numbered = (count2, name) => Array.from({ length: count2 }, (_, n) => name(n));
var SYSTEM = [
  "SCTLR_EL1",
  "ACTLR_EL1",
  "CPACR_EL1",
  "TTBR0_EL1",
  "TTBR1_EL1",
  "TCR_EL1",
  "MAIR_EL1",
  "AMAIR_EL1",
  "ESR_EL1",
  "AFSR0_EL1",
  "AFSR1_EL1",
  "FAR_EL1",
  "VBAR_EL1",
  "CONTEXTIDR_EL1",
  "TPIDR_EL0",
  "TPIDRRO_EL0",
  "TPIDR_EL1",
  "SP_EL1",
  "ELR_EL1",
  "SPSR_EL1",
  "PAR_EL1",
  "CNTKCTL_EL1",
  "CSSELR_EL1",
  "CNTV_CVAL_EL0",
  "CNTP_CVAL_EL0",
  "CNTV_CTL_EL0",
  "CNTP_CTL_EL0"
];
var DEBUG = [
  ...numbered(6, (n) => `DBGBVR${n}_EL1`),
  ...numbered(6, (n) => `DBGBCR${n}_EL1`),
  ...numbered(4, (n) => `DBGWVR${n}_EL1`),
  ...numbered(4, (n) => `DBGWCR${n}_EL1`),
  "OSDTRRX_EL1",
  "OSDTRTX_EL1",
  "OSECCR_EL1",
  "MDCCINT_EL1",
  "OSDLR_EL1",
  "DBGPRCR_EL1"
];
var MONITORS = [
  ...numbered(6, (n) => `PMEVTYPER${n}_EL0`),
  ...numbered(6, (n) => `PMEVCNTR${n}_EL0`),
  "PMCCFILTR_EL0",
  "PMCCNTR_EL0",
  "PMSELR_EL0",
  "PMUSERENR_EL0"
];
var SETS = [
  ["PMOVSSET_EL0", "PMOVSCLR_EL0"],
  ["PMINTENSET_EL1", "PMINTENCLR_EL1"],
  ["PMCNTENSET_EL0", "PMCNTENCLR_EL0"]
];
var ALL_COUNTERS = 0x8000003fn;
var CONTEXT = [
  ...SYSTEM,
  ...DEBUG,
  ...MONITORS,
  ...SETS.map(([set]) => set),
  "PMCR_EL0",
  "MDSCR_EL1",
  "MDCCSR_EL0",
  "DBGCLAIMCLR_EL1",
  "OSLSR_EL1"
];
var RESET = { SCTLR_EL1: 0x30d00800n, OSLSR_EL1: 2n };
var OS_LOCKED = 2n;
var CHANNEL_STATUS = 3n << 29n;
function saveContext(el2) {
  return Object.fromEntries(CONTEXT.map((name) => [name, el2.mrs(name)]));
}
function loadContext(el2, values = RESET) {
  const value2 = (name) => values[name] ?? 0n;
  const load = (name) => el2.msr(name, value2(name));
  el2.msr("OSLAR_EL1", 1n);
  el2.msr("PMCR_EL0", 0n);
  for (const [, clear] of SETS) el2.msr(clear, ALL_COUNTERS);
  DEBUG.forEach(load);
  MONITORS.forEach(load);
  for (const [set] of SETS) load(set);
  el2.msr("PMCR_EL0", value2("PMCR_EL0") & ~6n);
  el2.msr("DBGCLAIMCLR_EL1", 0xffn);
  el2.msr("DBGCLAIMSET_EL1", value2("DBGCLAIMCLR_EL1"));
  el2.msr("MDSCR_EL1", value2("MDSCR_EL1") & ~CHANNEL_STATUS | value2("MDCCSR_EL0") & CHANNEL_STATUS);
  el2.msr("OSLAR_EL1", (value2("OSLSR_EL1") & OS_LOCKED) >> 1n);
  SYSTEM.forEach(load);
}
function quiet(el2) {
  el2.msr("CNTV_CTL_EL0", 0n);
  el2.msr("CNTP_CTL_EL0", 0n);
  for (const [, clear] of SETS) el2.msr(clear, ALL_COUNTERS);
  el2.write(GICH.start, 4, 0n);
}

// src/engine/error.ts
var EngineError = class extends Error {
  code;
  params;
  constructor(code, params = {}) {
    super(`${code} ${JSON.stringify(params)}`);
    this.name = "EngineError";
    this.code = code;
    this.params = params;
  }
};

// src/engine/hypervisor/guest-page-table.ts
var PAGE = 4096;
var BLOCK_2M = 2097152;
var BLOCK_1G = 1073741824;
var IPA_LIMIT = 2 ** 39;
var VALID = 1n;
var TABLE_OR_PAGE = 2n;
var AF = 1n << 10n;
var XN = 1n << 54n;
var ADDRESS = 0x000000fffffff000n;
var ATTRIBUTES = {
  memory: AF | 0b1111n << 2n | 0b11n << 6n | 0b11n << 8n,
  "read-only": AF | 0b1111n << 2n | 0b01n << 6n | 0b11n << 8n,
  device: AF | 0b0001n << 2n | 0b11n << 6n | XN
};
var VTCR = 0x80023559n;
var levelSize = (level) => level === 1 ? BLOCK_1G : level === 2 ? BLOCK_2M : PAGE;
var indexAt = (ipa, level) => Math.floor(ipa / levelSize(level)) % 512;
var GuestPageTable = class {
  root;
  vmid;
  #el2;
  #tables;
  /** Tables of this object's own making: an entry that it has not written is empty. */
  #fresh = /* @__PURE__ */ new Map();
  /** @throws EngineError hypervisor.out-of-tables */
  constructor(el2, tables, vmid, root = 0) {
    this.#el2 = el2;
    this.#tables = tables;
    this.vmid = vmid;
    this.root = root === 0 ? this.#allocate() : root;
  }
  /** VTTBR_EL2: VMID and root. */
  get vttbr() {
    return BigInt(this.vmid) << 48n | BigInt(this.root);
  }
  #allocate() {
    const table2 = this.#tables.nextTable;
    if (table2 + PAGE > OWN.tables.start + OWN.tables.size) throw new EngineError("hypervisor.out-of-tables");
    this.#tables.nextTable = table2 + PAGE;
    this.#fresh.set(table2, /* @__PURE__ */ new Set());
    return table2;
  }
  #descriptor(table2, index) {
    return this.#el2.read(table2 + 8 * index, 8) ?? 0n;
  }
  #isValid(table2, index) {
    const written = this.#fresh.get(table2);
    return written === void 0 ? (this.#descriptor(table2, index) & VALID) !== 0n : written.has(index);
  }
  /**
   * Maps `size` bytes from `ipa` to `pa` (all multiples of 4 KiB), with the largest blocks that fit.
   * @throws EngineError hypervisor.map-alignment, hypervisor.already-mapped, hypervisor.out-of-tables
   */
  map(ipa, pa, size, attributes) {
    const hex2 = (n) => `0x${n.toString(16)}`;
    if ([ipa, pa, size].some((n) => n % PAGE !== 0 || n < 0) || ipa + size > IPA_LIMIT || pa + size > 2 ** 40)
      throw new EngineError("hypervisor.map-alignment", { ipa: hex2(ipa), pa: hex2(pa), size: hex2(size) });
    for (let done2 = 0; done2 < size; ) {
      const level = [1, 2, 3].find((l) => {
        const block2 = levelSize(l);
        return (ipa + done2) % block2 === 0 && (pa + done2) % block2 === 0 && size - done2 >= block2;
      });
      let table2 = this.root;
      for (let l = 1; l < level; l++) table2 = this.#nextTable(table2, l, ipa + done2);
      const block = levelSize(level);
      for (let index = indexAt(ipa + done2, level); index < 512 && size - done2 >= block; index++) {
        const nextIsLarger = level > 1 && (ipa + done2) % levelSize(level - 1) === 0 && (pa + done2) % levelSize(level - 1) === 0;
        if (nextIsLarger && size - done2 >= levelSize(level - 1)) break;
        if (this.#isValid(table2, index)) throw new EngineError("hypervisor.already-mapped", { ipa: hex2(ipa + done2) });
        const type = level === 3 ? TABLE_OR_PAGE : 0n;
        this.#el2.write(table2 + 8 * index, 8, BigInt(pa + done2) | ATTRIBUTES[attributes] | type | VALID);
        this.#fresh.get(table2)?.add(index);
        done2 += block;
      }
    }
  }
  #nextTable(table2, level, ipa) {
    const index = indexAt(ipa, level);
    const descriptor = this.#descriptor(table2, index);
    if ((descriptor & (VALID | TABLE_OR_PAGE)) === (VALID | TABLE_OR_PAGE)) return Number(descriptor & ADDRESS);
    if ((descriptor & VALID) !== 0n)
      throw new EngineError("hypervisor.already-mapped", { ipa: `0x${ipa.toString(16)}` });
    const next = this.#allocate();
    this.#el2.write(table2 + 8 * index, 8, BigInt(next) | TABLE_OR_PAGE | VALID);
    this.#fresh.get(table2)?.add(index);
    return next;
  }
  /**
   * Takes mappings away; whole blocks only. The caller's VMID is current: its translations are invalidated here.
   * @throws EngineError hypervisor.unmap-block when the range cuts a block
   */
  unmap(ipa, size) {
    for (let at = ipa; at < ipa + size; ) {
      const found = this.#walk(at);
      const span = levelSize(found.level);
      if ((found.descriptor & VALID) !== 0n) {
        if (at % span !== 0 || at + span > ipa + size)
          throw new EngineError("hypervisor.unmap-block", { ipa: `0x${at.toString(16)}` });
        this.#el2.write(found.table + 8 * found.index, 8, 0n);
        this.#el2.tlbi("IPAS2E1IS", BigInt(at) >> 12n);
      }
      at += span - at % span;
    }
    this.#el2.tlbi("VMALLE1IS");
  }
  #walk(ipa) {
    let table2 = this.root;
    for (const level of [1, 2, 3]) {
      const index = indexAt(ipa, level);
      const descriptor = ipa < IPA_LIMIT ? this.#descriptor(table2, index) : 0n;
      if (level === 3 || (descriptor & 3n) !== 3n) return { table: table2, index, level, descriptor };
      table2 = Number(descriptor & ADDRESS);
    }
    return { table: table2, index: 0, level: 3, descriptor: 0n };
  }
  /** The mapping that an IPA is in, or undefined. */
  translate(ipa) {
    const { descriptor, level } = this.#walk(ipa);
    if ((descriptor & VALID) === 0n || level === 3 && (descriptor & TABLE_OR_PAGE) === 0n) return void 0;
    const mapping = mappingOf(descriptor, level, ipa - ipa % levelSize(level));
    return { pa: mapping.pa + ipa % mapping.size, mapping };
  }
  /** The tables as a tree; entries that are not valid are left out. */
  dump() {
    return this.#dump(this.root, 1, 0);
  }
  #dump(table2, level, base) {
    const entries2 = [];
    for (let index = 0; index < 512; index++) {
      const descriptor = this.#descriptor(table2, index);
      if ((descriptor & VALID) === 0n) continue;
      const ipa = base + index * levelSize(level);
      if (level < 3 && (descriptor & TABLE_OR_PAGE) !== 0n)
        entries2.push({
          index,
          ipa,
          descriptor,
          next: this.#dump(Number(descriptor & ADDRESS), level === 1 ? 2 : 3, ipa)
        });
      else entries2.push({ index, ipa, descriptor, mapping: mappingOf(descriptor, level, ipa) });
    }
    return { level, table: table2, entries: entries2 };
  }
};
function mappingOf(descriptor, level, ipa) {
  const size = levelSize(level);
  const pa = Number(descriptor & ADDRESS);
  const attributes = (descriptor & 0b1100n << 2n) === 0n ? "device" : (descriptor & 1n << 7n) === 0n ? "read-only" : "memory";
  return { ipa, pa: pa - pa % size, size, level, attributes };
}

// src/engine/core/layout.ts
var SYSREGS = 2048;
var WINDOW_END = 8192;

// src/engine/isa/sysregs/register.ts
var ALL = 0xffffffffffffffffn;
function lowestLevel(access, kind) {
  for (const part of access.split(" ")) {
    const [kinds2 = "", level = ""] = part.split("@");
    if (level !== "" && kinds2.includes(kind)) return Number(level);
  }
  return 3;
}
function register(name, encoding, access, options = {}) {
  const write2 = lowestLevel(access, "w");
  return {
    name,
    encoding,
    read: lowestLevel(access, "r"),
    write: write2,
    traps: options.traps ?? "none",
    reset: options.reset ?? 0n,
    mask: options.mask ?? (write2 === 3 && access !== "none" ? 0n : ALL),
    ones: options.ones ?? 0n,
    n: options.n ?? 0,
    stored: options.stored ?? true,
    ...options.get === void 0 ? {} : { get: options.get },
    ...options.set === void 0 ? {} : { set: options.set }
  };
}

// src/engine/isa/sysregs/debug.ts
var f = (name) => `debug.${name}`;
var changed = f("writeDebug");
var comparators = [];
for (let n = 0; n < 6; n++) {
  comparators.push(
    register(`DBGBVR${n}_EL1`, [2, 0, 0, n, 4], "rw@1", { traps: "debug", n, set: changed }),
    register(`DBGBCR${n}_EL1`, [2, 0, 0, n, 5], "rw@1", { traps: "debug", n, set: changed })
  );
}
for (let n = 0; n < 4; n++) {
  comparators.push(
    register(`DBGWVR${n}_EL1`, [2, 0, 0, n, 6], "rw@1", {
      traps: "debug",
      n,
      mask: 0xfffffffffffffffcn,
      set: changed
    }),
    register(`DBGWCR${n}_EL1`, [2, 0, 0, n, 7], "rw@1", { traps: "debug", n, set: changed })
  );
}
var DEBUG2 = [
  register("OSDTRRX_EL1", [2, 0, 0, 0, 2], "rw@1", { traps: "debug", mask: 0xffffffffn }),
  register("MDCCINT_EL1", [2, 0, 0, 2, 0], "rw@1", { traps: "debug", mask: 0n }),
  register("MDSCR_EL1", [2, 0, 0, 2, 2], "rw@1", { traps: "debug", get: f("readMdscr"), set: f("writeMdscr") }),
  register("OSDTRTX_EL1", [2, 0, 0, 3, 2], "rw@1", { traps: "debug", mask: 0xffffffffn }),
  register("OSECCR_EL1", [2, 0, 0, 6, 2], "rw@1", { traps: "debug", mask: 0n }),
  ...comparators,
  register("MDRAR_EL1", [2, 0, 1, 0, 0], "r@1", { traps: "debugRom" }),
  register("OSLAR_EL1", [2, 0, 1, 0, 4], "w@1", {
    traps: "debugOsLock",
    mask: 1n,
    set: f("writeOslar"),
    stored: false
  }),
  register("OSLSR_EL1", [2, 0, 1, 1, 4], "r@1", { traps: "debugOsLock", reset: 0xan }),
  register("OSDLR_EL1", [2, 0, 1, 3, 4], "rw@1", { traps: "debugOsLock", mask: 1n, set: changed }),
  register("DBGPRCR_EL1", [2, 0, 1, 4, 4], "rw@1", { traps: "debugOsLock", mask: 1n }),
  register("DBGCLAIMSET_EL1", [2, 0, 7, 8, 6], "rw@1", {
    traps: "debug",
    mask: 0xffn,
    get: f("readClaimSet"),
    set: f("writeClaimSet"),
    stored: false
  }),
  register("DBGCLAIMCLR_EL1", [2, 0, 7, 9, 6], "rw@1", { traps: "debug", mask: 0xffn, set: f("writeClaimClear") }),
  // Non-secure debug is implemented; no external debugger ever enables it.
  register("DBGAUTHSTATUS_EL1", [2, 0, 7, 14, 6], "r@1", { traps: "debug", reset: 0xan }),
  register("MDCCSR_EL0", [2, 3, 0, 1, 0], "r@0", { traps: "debugComms" }),
  register("DBGDTR_EL0", [2, 3, 0, 4, 0], "rw@0", {
    traps: "debugComms",
    get: f("readDtr"),
    set: f("writeDtr"),
    stored: false
  }),
  register("DBGDTRRX_EL0", [2, 3, 0, 5, 0], "rw@0", {
    traps: "debugComms",
    mask: 0xffffffffn,
    get: f("readDtrRx"),
    set: f("writeDtrTx"),
    stored: false
  }),
  register("DBGVCR32_EL2", [2, 4, 0, 7, 0], "rw@2", { traps: "debug", mask: 0n }),
  register("MDCR_EL2", [3, 4, 1, 1, 1], "rw@2", { reset: 6n, mask: 0xfffn, set: f("writeMdcr") })
];

// src/engine/isa/sysregs/exception.ts
var vm = "virtualMemory";
var VBAR = 0xfffffffffffff800n;
var special = (name) => `sysreg-special.${name}`;
var EXCEPTION = [
  register("CPACR_EL1", [3, 0, 1, 0, 2], "rw@1", { traps: "cpacr", set: special("writeFpControl") }),
  register("SPSR_EL1", [3, 0, 4, 0, 0], "rw@1"),
  register("ELR_EL1", [3, 0, 4, 0, 1], "rw@1"),
  register("SP_EL0", [3, 0, 4, 1, 0], "rw@1", { traps: "stackPointer0" }),
  register("SPSel", [3, 0, 4, 2, 0], "rw@1", {
    mask: 1n,
    get: special("readSpSel"),
    set: special("writeSpSel"),
    stored: false
  }),
  register("CurrentEL", [3, 0, 4, 2, 2], "r@1", { get: special("readCurrentEl"), stored: false }),
  register("AFSR0_EL1", [3, 0, 5, 1, 0], "rw@1", { traps: vm, mask: 0n }),
  register("AFSR1_EL1", [3, 0, 5, 1, 1], "rw@1", { traps: vm, mask: 0n }),
  register("ESR_EL1", [3, 0, 5, 2, 0], "rw@1", { traps: vm }),
  register("FAR_EL1", [3, 0, 6, 0, 0], "rw@1", { traps: vm }),
  register("VBAR_EL1", [3, 0, 12, 0, 0], "rw@1", { mask: VBAR }),
  register("ISR_EL1", [3, 0, 12, 1, 0], "r@1", { get: special("readIsr"), stored: false }),
  register("TPIDR_EL1", [3, 0, 13, 0, 4], "rw@1"),
  register("NZCV", [3, 3, 4, 2, 0], "rw@0", {
    mask: 0xf0000000n,
    get: special("readNzcv"),
    set: special("writeNzcv"),
    stored: false
  }),
  register("DAIF", [3, 3, 4, 2, 1], "rw@0", {
    traps: "daif",
    mask: 0x3c0n,
    get: special("readDaif"),
    set: special("writeDaif"),
    stored: false
  }),
  register("FPCR", [3, 3, 4, 4, 0], "rw@0", {
    traps: "floatingPoint",
    mask: 0x07c00000n,
    get: special("readFpcr"),
    set: special("writeFpcr"),
    stored: false
  }),
  register("FPSR", [3, 3, 4, 4, 1], "rw@0", {
    traps: "floatingPoint",
    mask: 0xf800009fn,
    get: special("readFpsr"),
    set: special("writeFpsr"),
    stored: false
  }),
  register("TPIDR_EL0", [3, 3, 13, 0, 2], "rw@0"),
  register("TPIDRRO_EL0", [3, 3, 13, 0, 3], "r@0 w@1"),
  register("CPTR_EL2", [3, 4, 1, 1, 2], "rw@2", { set: special("writeFpControl") }),
  // Traps AArch32 accesses only, and there are none here; a hypervisor still writes it.
  register("HSTR_EL2", [3, 4, 1, 1, 3], "rw@2"),
  register("DACR32_EL2", [3, 4, 3, 0, 0], "rw@2"),
  register("SPSR_EL2", [3, 4, 4, 0, 0], "rw@2"),
  register("ELR_EL2", [3, 4, 4, 0, 1], "rw@2"),
  register("SP_EL1", [3, 4, 4, 1, 0], "rw@2"),
  register("SPSR_irq", [3, 4, 4, 3, 0], "rw@2"),
  register("SPSR_abt", [3, 4, 4, 3, 1], "rw@2"),
  register("SPSR_und", [3, 4, 4, 3, 2], "rw@2"),
  register("SPSR_fiq", [3, 4, 4, 3, 3], "rw@2"),
  register("IFSR32_EL2", [3, 4, 5, 0, 1], "rw@2"),
  register("AFSR0_EL2", [3, 4, 5, 1, 0], "rw@2", { mask: 0n }),
  register("AFSR1_EL2", [3, 4, 5, 1, 1], "rw@2", { mask: 0n }),
  register("ESR_EL2", [3, 4, 5, 2, 0], "rw@2"),
  register("FPEXC32_EL2", [3, 4, 5, 3, 0], "rw@2", { traps: "floatingPoint" }),
  register("FAR_EL2", [3, 4, 6, 0, 0], "rw@2"),
  register("VBAR_EL2", [3, 4, 12, 0, 0], "rw@2", { mask: VBAR }),
  // Each only where its level is the highest; the cores start at 0.
  register("RVBAR_EL1", [3, 0, 12, 0, 1], "r@1", { get: special("readRvbarEl1"), stored: false }),
  register("RVBAR_EL2", [3, 4, 12, 0, 1], "r@2"),
  register("TPIDR_EL2", [3, 4, 13, 0, 2], "rw@2"),
  // Only EL3 could name it; the bank itself is needed by EL2.
  register("SP_EL2", [3, 6, 4, 1, 0], "none")
];

// src/engine/isa/sysregs/identification.ts
var id3 = (name, crm, op2, reset) => register(name, [3, 0, 0, crm, op2], "r@1", { traps: "id3", reset });
var FEATURES = [
  id3("ID_PFR0_EL1", 1, 0, 0x131n),
  id3("ID_PFR1_EL1", 1, 1, 0x11001n),
  id3("ID_DFR0_EL1", 1, 2, 0x03010006n),
  id3("ID_AFR0_EL1", 1, 3, 0n),
  id3("ID_MMFR0_EL1", 1, 4, 0x10201105n),
  id3("ID_MMFR1_EL1", 1, 5, 0x40000000n),
  id3("ID_MMFR2_EL1", 1, 6, 0x01260000n),
  id3("ID_MMFR3_EL1", 1, 7, 0x02102211n),
  id3("ID_ISAR0_EL1", 2, 0, 0x02101110n),
  id3("ID_ISAR1_EL1", 2, 1, 0x13112111n),
  id3("ID_ISAR2_EL1", 2, 2, 0x21232042n),
  id3("ID_ISAR3_EL1", 2, 3, 0x01112131n),
  id3("ID_ISAR4_EL1", 2, 4, 0x00011142n),
  id3("ID_ISAR5_EL1", 2, 5, 0x00011121n),
  id3("ID_MMFR4_EL1", 2, 6, 0n),
  id3("ID_ISAR6_EL1", 2, 7, 0n),
  id3("MVFR0_EL1", 3, 0, 0x10110222n),
  id3("MVFR1_EL1", 3, 1, 0x12111111n),
  id3("MVFR2_EL1", 3, 2, 0x43n),
  id3("ID_PFR2_EL1", 3, 4, 0n),
  id3("ID_DFR1_EL1", 3, 5, 0n),
  id3("ID_MMFR5_EL1", 3, 6, 0n),
  // An A72 that QEMU shows has AArch32 at every level (0x222); this machine has AArch64 only, and no EL3.
  id3("ID_AA64PFR0_EL1", 4, 0, 0x0111n),
  id3("ID_AA64PFR1_EL1", 4, 1, 0n),
  id3("ID_AA64ZFR0_EL1", 4, 4, 0n),
  id3("ID_AA64SMFR0_EL1", 4, 5, 0n),
  id3("ID_AA64DFR0_EL1", 5, 0, 0x10305106n),
  id3("ID_AA64DFR1_EL1", 5, 1, 0n),
  id3("ID_AA64AFR0_EL1", 5, 4, 0n),
  id3("ID_AA64AFR1_EL1", 5, 5, 0n),
  id3("ID_AA64ISAR0_EL1", 6, 0, 0x11120n),
  id3("ID_AA64ISAR1_EL1", 6, 1, 0n),
  id3("ID_AA64ISAR2_EL1", 6, 2, 0n),
  id3("ID_AA64MMFR0_EL1", 7, 0, 0x1124n),
  id3("ID_AA64MMFR1_EL1", 7, 1, 0n),
  id3("ID_AA64MMFR2_EL1", 7, 2, 0n)
];
function reserved() {
  const taken = new Set(FEATURES.map(({ encoding: [, , , crm, op2] }) => crm * 8 + op2));
  const rows = [];
  for (let crm = 1; crm < 8; crm++) {
    for (let op2 = 0; op2 < 8; op2++) {
      if (!taken.has(crm * 8 + op2)) rows.push(id3(`S3_0_C0_C${crm}_${op2}`, crm, op2, 0n));
    }
  }
  return rows;
}
var IDENTIFICATION = [
  register("MIDR_EL1", [3, 0, 0, 0, 0], "r@1", { reset: 0x410fd083n, get: "sysreg-special.readMidr" }),
  register("MPIDR_EL1", [3, 0, 0, 0, 5], "r@1", { reset: 0x80000000n, get: "sysreg-special.readMpidr" }),
  register("REVIDR_EL1", [3, 0, 0, 0, 6], "r@1", { traps: "id1" }),
  ...FEATURES,
  ...reserved(),
  register("CCSIDR_EL1", [3, 1, 0, 0, 0], "r@1", { traps: "id2", get: "sysreg-special.readCcsidr", stored: false }),
  register("CLIDR_EL1", [3, 1, 0, 0, 1], "r@1", { traps: "id2", reset: 0x0a200023n }),
  register("AIDR_EL1", [3, 1, 0, 0, 7], "r@1", { traps: "id1" }),
  register("CSSELR_EL1", [3, 2, 0, 0, 0], "rw@1", { traps: "id2", mask: 0xfn }),
  register("CTR_EL0", [3, 3, 0, 0, 1], "r@0", { traps: "cacheType", reset: 0x8444c004n }),
  register("DCZID_EL0", [3, 3, 0, 0, 7], "r@0", { reset: 4n, get: "sysreg-special.readDczid" }),
  register("VPIDR_EL2", [3, 4, 0, 0, 0], "rw@2", { reset: 0x410fd083n }),
  register("VMPIDR_EL2", [3, 4, 0, 0, 5], "rw@2", { reset: 0x80000000n })
];

// src/engine/isa/sysregs/implementation.ts
var own = (name, crn, crm, op2, reset = 0n) => register(name, [3, 1, crn, crm, op2], "rw@1", { traps: "implementationDefined", mask: 0n, reset });
var IMPLEMENTATION = [
  own("L2CTLR_EL1", 11, 0, 2, 0x01000000n),
  own("L2ECTLR_EL1", 11, 0, 3),
  own("L2ACTLR_EL1", 15, 0, 0),
  own("CPUACTLR_EL1", 15, 2, 0),
  own("CPUECTLR_EL1", 15, 2, 1),
  own("CPUMERRSR_EL1", 15, 2, 2),
  own("L2MERRSR_EL1", 15, 2, 3),
  register("CBAR_EL1", [3, 1, 15, 3, 0], "r@1", { traps: "implementationDefined", reset: 0x08000000n })
];

// src/engine/isa/sysregs/pmu.ts
var f2 = (name) => `pmu.${name}`;
var COUNTERS = 0x8000003fn;
var EVENT_TYPE = 0xfe00ffffn;
var counters = [];
var types = [];
for (let n = 0; n < 6; n++) {
  counters.push(
    register(`PMEVCNTR${n}_EL0`, [3, 3, 14, 8, n], "rw@0", {
      traps: "pmuEventCounter",
      n,
      mask: 0xffffffffn,
      get: f2("readCounter"),
      set: f2("writeCounter")
    })
  );
  types.push(
    register(`PMEVTYPER${n}_EL0`, [3, 3, 14, 12, n], "rw@0", {
      traps: "pmuUser",
      n,
      mask: EVENT_TYPE,
      get: f2("readType"),
      set: f2("writeType")
    })
  );
}
var PMU = [
  register("PMINTENSET_EL1", [3, 0, 9, 14, 1], "rw@1", {
    traps: "pmu",
    mask: COUNTERS,
    get: f2("readEnables"),
    set: f2("setInterruptEnable")
  }),
  register("PMINTENCLR_EL1", [3, 0, 9, 14, 2], "rw@1", {
    traps: "pmu",
    mask: COUNTERS,
    get: f2("readInterruptEnables"),
    set: f2("clearInterruptEnable"),
    stored: false
  }),
  register("PMCR_EL0", [3, 3, 9, 12, 0], "rw@0", {
    traps: "pmuControl",
    reset: 0x41023000n,
    mask: 0x7fn,
    get: f2("readPmcr"),
    set: f2("writePmcr")
  }),
  register("PMCNTENSET_EL0", [3, 3, 9, 12, 1], "rw@0", {
    traps: "pmuUser",
    mask: COUNTERS,
    get: f2("readEnables"),
    set: f2("setEnable")
  }),
  register("PMCNTENCLR_EL0", [3, 3, 9, 12, 2], "rw@0", {
    traps: "pmuUser",
    mask: COUNTERS,
    get: f2("readCounterEnables"),
    set: f2("clearEnable"),
    stored: false
  }),
  register("PMOVSCLR_EL0", [3, 3, 9, 12, 3], "rw@0", {
    traps: "pmuUser",
    mask: COUNTERS,
    get: f2("readOverflow"),
    set: f2("clearOverflow"),
    stored: false
  }),
  register("PMSWINC_EL0", [3, 3, 9, 12, 4], "w@0", {
    traps: "pmuIncrement",
    mask: 0x3fn,
    set: f2("increment"),
    stored: false
  }),
  register("PMSELR_EL0", [3, 3, 9, 12, 5], "rw@0", { traps: "pmuSelect", mask: 0x1fn }),
  register("PMCEID0_EL0", [3, 3, 9, 12, 6], "r@0", { traps: "pmuUser", reset: 0x20101n }),
  register("PMCEID1_EL0", [3, 3, 9, 12, 7], "r@0", { traps: "pmuUser" }),
  register("PMCCNTR_EL0", [3, 3, 9, 13, 0], "rw@0", {
    traps: "pmuCycleCounter",
    n: 31,
    get: f2("readCounter"),
    set: f2("writeCounter")
  }),
  register("PMXEVTYPER_EL0", [3, 3, 9, 13, 1], "rw@0", {
    traps: "pmuUser",
    mask: EVENT_TYPE,
    get: f2("readSelectedType"),
    set: f2("writeSelectedType"),
    stored: false
  }),
  register("PMXEVCNTR_EL0", [3, 3, 9, 13, 2], "rw@0", {
    traps: "pmuEventCounter",
    mask: 0xffffffffn,
    get: f2("readSelectedCounter"),
    set: f2("writeSelectedCounter"),
    stored: false
  }),
  register("PMUSERENR_EL0", [3, 3, 9, 14, 0], "r@0 w@1", { traps: "pmu", mask: 0xfn }),
  register("PMOVSSET_EL0", [3, 3, 9, 14, 3], "rw@0", {
    traps: "pmuUser",
    mask: COUNTERS,
    get: f2("readEnables"),
    set: f2("setOverflow")
  }),
  ...counters,
  ...types,
  register("PMCCFILTR_EL0", [3, 3, 14, 15, 7], "rw@0", {
    traps: "pmuUser",
    n: 31,
    mask: 0xfc000000n,
    set: f2("writeType")
  })
];

// src/engine/isa/sysregs/timer.ts
var f3 = (name) => `timer.${name}`;
var TIMER = [
  register("CNTKCTL_EL1", [3, 0, 14, 1, 0], "rw@1", { set: f3("writeEventControl") }),
  register("CNTFRQ_EL0", [3, 3, 14, 0, 0], "r@0 w@2", { traps: "counterFrequency", reset: 62500000n }),
  register("CNTPCT_EL0", [3, 3, 14, 0, 1], "r@0", { traps: "counterPhysical", get: f3("readCntpct"), stored: false }),
  register("CNTVCT_EL0", [3, 3, 14, 0, 2], "r@0", { traps: "counterVirtual", get: f3("readCntvct"), stored: false }),
  register("CNTP_TVAL_EL0", [3, 3, 14, 2, 0], "rw@0", {
    traps: "timerPhysical",
    n: 0,
    get: f3("readTval"),
    set: f3("writeTval"),
    stored: false
  }),
  register("CNTP_CTL_EL0", [3, 3, 14, 2, 1], "rw@0", {
    traps: "timerPhysical",
    n: 0,
    mask: 3n,
    get: f3("readCtl"),
    set: f3("writeTimer")
  }),
  register("CNTP_CVAL_EL0", [3, 3, 14, 2, 2], "rw@0", { traps: "timerPhysical", n: 0, set: f3("writeTimer") }),
  register("CNTV_TVAL_EL0", [3, 3, 14, 3, 0], "rw@0", {
    traps: "timerVirtual",
    n: 1,
    get: f3("readTval"),
    set: f3("writeTval"),
    stored: false
  }),
  register("CNTV_CTL_EL0", [3, 3, 14, 3, 1], "rw@0", {
    traps: "timerVirtual",
    n: 1,
    mask: 3n,
    get: f3("readCtl"),
    set: f3("writeTimer")
  }),
  register("CNTV_CVAL_EL0", [3, 3, 14, 3, 2], "rw@0", { traps: "timerVirtual", n: 1, set: f3("writeTimer") }),
  register("CNTVOFF_EL2", [3, 4, 14, 0, 3], "rw@2", { set: f3("writeTimer") }),
  register("CNTHCTL_EL2", [3, 4, 14, 1, 0], "rw@2", { reset: 3n, set: f3("writeEventControl") }),
  register("CNTHP_TVAL_EL2", [3, 4, 14, 2, 0], "rw@2", {
    n: 2,
    get: f3("readTval"),
    set: f3("writeTval"),
    stored: false
  }),
  register("CNTHP_CTL_EL2", [3, 4, 14, 2, 1], "rw@2", { n: 2, mask: 3n, get: f3("readCtl"), set: f3("writeTimer") }),
  register("CNTHP_CVAL_EL2", [3, 4, 14, 2, 2], "rw@2", { n: 2, set: f3("writeTimer") })
];

// src/engine/isa/sysregs/translation.ts
var vm2 = "virtualMemory";
var mmu = "sysreg-special.writeMmu";
var context = "sysreg-special.writeContext";
var TRANSLATION = [
  register("SCTLR_EL1", [3, 0, 1, 0, 0], "rw@1", { traps: vm2, reset: 0xc50838n, set: mmu }),
  register("ACTLR_EL1", [3, 0, 1, 0, 1], "rw@1", { traps: "auxiliaryControl", mask: 0n }),
  register("TTBR0_EL1", [3, 0, 2, 0, 0], "rw@1", { traps: vm2, set: context }),
  register("TTBR1_EL1", [3, 0, 2, 0, 1], "rw@1", { traps: vm2, set: context }),
  register("TCR_EL1", [3, 0, 2, 0, 2], "rw@1", { traps: vm2, set: mmu }),
  register("PAR_EL1", [3, 0, 7, 4, 0], "rw@1"),
  register("MAIR_EL1", [3, 0, 10, 2, 0], "rw@1", { traps: vm2, set: mmu }),
  register("AMAIR_EL1", [3, 0, 10, 3, 0], "rw@1", { traps: vm2, mask: 0n }),
  register("CONTEXTIDR_EL1", [3, 0, 13, 0, 1], "rw@1", { traps: vm2, set: "sysreg-special.writeContextId" }),
  register("SCTLR_EL2", [3, 4, 1, 0, 0], "rw@2", { set: mmu }),
  register("ACTLR_EL2", [3, 4, 1, 0, 1], "rw@2", { mask: 0n }),
  register("HCR_EL2", [3, 4, 1, 1, 0], "rw@2", { mask: 0x3ffffffffn, set: "sysreg-special.writeHcr" }),
  register("HACR_EL2", [3, 4, 1, 1, 7], "rw@2", { mask: 0n }),
  register("TTBR0_EL2", [3, 4, 2, 0, 0], "rw@2", { set: mmu }),
  register("TCR_EL2", [3, 4, 2, 0, 2], "rw@2", { set: mmu }),
  register("VTTBR_EL2", [3, 4, 2, 1, 0], "rw@2", { set: context }),
  register("VTCR_EL2", [3, 4, 2, 1, 2], "rw@2", { set: mmu }),
  register("MAIR_EL2", [3, 4, 10, 2, 0], "rw@2", { set: mmu }),
  register("AMAIR_EL2", [3, 4, 10, 3, 0], "rw@2", { mask: 0n }),
  register("HPFAR_EL2", [3, 4, 6, 0, 4], "rw@2")
];

// src/engine/isa/sysregs/fields.ts
var SPSR = "N:31 Z:30 C:29 V:28 SS:21 IL:20 D:9 A:8 I:7 F:6 M:4-0";
var ESR = "EC:31-26 IL:25 ISS:24-0";
var MAIR = "Attr7:63-56 Attr6:55-48 Attr5:47-40 Attr4:39-32 Attr3:31-24 Attr2:23-16 Attr1:15-8 Attr0:7-0";
var TIMER_CTL = "ISTATUS:2 IMASK:1 ENABLE:0";
var COUNTERS2 = "C:31 P5:5 P4:4 P3:3 P2:2 P1:1 P0:0";
var MIDR = "Implementer:31-24 Variant:23-20 Architecture:19-16 PartNum:15-4 Revision:3-0";
var MPIDR = "Aff3:39-32 U:30 MT:24 Aff2:23-16 Aff1:15-8 Aff0:7-0";
var TEXTS = {
  SCTLR_EL1: "UCI:26 EE:25 E0E:24 WXN:19 nTWE:18 nTWI:16 UCT:15 DZE:14 I:12 UMA:9 SA0:4 SA:3 C:2 A:1 M:0",
  SCTLR_EL2: "EE:25 WXN:19 I:12 SA:3 C:2 A:1 M:0",
  HCR_EL2: "ID:33 CD:32 RW:31 TRVM:30 HCD:29 TDZ:28 TGE:27 TVM:26 TTLB:25 TPU:24 TPC:23 TSW:22 TACR:21 TIDCP:20 TSC:19 TID3:18 TID2:17 TID1:16 TID0:15 TWE:14 TWI:13 DC:12 BSU:11-10 FB:9 VSE:8 VI:7 VF:6 AMO:5 IMO:4 FMO:3 PTW:2 SWIO:1 VM:0",
  TCR_EL1: "TBI1:38 TBI0:37 AS:36 IPS:34-32 TG1:31-30 SH1:29-28 ORGN1:27-26 IRGN1:25-24 EPD1:23 A1:22 T1SZ:21-16 TG0:15-14 SH0:13-12 ORGN0:11-10 IRGN0:9-8 EPD0:7 T0SZ:5-0",
  TCR_EL2: "TBI:20 PS:18-16 TG0:15-14 SH0:13-12 ORGN0:11-10 IRGN0:9-8 T0SZ:5-0",
  VTCR_EL2: "PS:18-16 TG0:15-14 SH0:13-12 ORGN0:11-10 IRGN0:9-8 SL0:7-6 T0SZ:5-0",
  TTBR0_EL1: "ASID:63-48 BADDR:47-1",
  TTBR1_EL1: "ASID:63-48 BADDR:47-1",
  TTBR0_EL2: "BADDR:47-1",
  VTTBR_EL2: "VMID:55-48 BADDR:47-1",
  MAIR_EL1: MAIR,
  MAIR_EL2: MAIR,
  ESR_EL1: ESR,
  ESR_EL2: ESR,
  HPFAR_EL2: "FIPA:39-4",
  PAR_EL1: "ATTR:63-56 PA:47-12 NS:9 SH:8-7 F:0",
  SPSR_EL1: SPSR,
  SPSR_EL2: SPSR,
  VBAR_EL1: "Base:63-11",
  VBAR_EL2: "Base:63-11",
  CPACR_EL1: "TTA:28 FPEN:21-20",
  CPTR_EL2: "TCPAC:31 TTA:20 TFP:10",
  ISR_EL1: "A:8 I:7 F:6",
  CurrentEL: "EL:3-2",
  SPSel: "SP:0",
  DAIF: "D:9 A:8 I:7 F:6",
  NZCV: "N:31 Z:30 C:29 V:28",
  FPCR: "AHP:26 DN:25 FZ:24 RMode:23-22",
  FPSR: "QC:27 IDC:7 IXC:4 UFC:3 OFC:2 DZC:1 IOC:0",
  CONTEXTIDR_EL1: "PROCID:31-0",
  CNTKCTL_EL1: "EL0PTEN:9 EL0VTEN:8 EVNTI:7-4 EVNTDIR:3 EVNTEN:2 EL0VCTEN:1 EL0PCTEN:0",
  CNTHCTL_EL2: "EVNTI:7-4 EVNTDIR:3 EVNTEN:2 EL1PCEN:1 EL1PCTEN:0",
  CNTP_CTL_EL0: TIMER_CTL,
  CNTV_CTL_EL0: TIMER_CTL,
  CNTHP_CTL_EL2: TIMER_CTL,
  MIDR_EL1: MIDR,
  VPIDR_EL2: MIDR,
  MPIDR_EL1: MPIDR,
  VMPIDR_EL2: MPIDR,
  CTR_EL0: "CWG:27-24 ERG:23-20 DminLine:19-16 L1Ip:15-14 IminLine:3-0",
  DCZID_EL0: "DZP:4 BS:3-0",
  CLIDR_EL1: "LoUU:29-27 LoC:26-24 LoUIS:23-21 Ctype2:5-3 Ctype1:2-0",
  CSSELR_EL1: "Level:3-1 InD:0",
  CCSIDR_EL1: "NumSets:27-13 Associativity:12-3 LineSize:2-0",
  ID_AA64PFR0_EL1: "GIC:27-24 AdvSIMD:23-20 FP:19-16 EL3:15-12 EL2:11-8 EL1:7-4 EL0:3-0",
  ID_AA64DFR0_EL1: "CTX_CMPs:31-28 WRPs:23-20 BRPs:15-12 PMUVer:11-8 TraceVer:7-4 DebugVer:3-0",
  ID_AA64ISAR0_EL1: "CRC32:19-16 SHA2:15-12 SHA1:11-8 AES:7-4",
  ID_AA64MMFR0_EL1: "TGran4:31-28 TGran64:27-24 TGran16:23-20 BigEndEL0:19-16 SNSMem:15-12 BigEnd:11-8 ASIDBits:7-4 PARange:3-0",
  MDSCR_EL1: "MDE:15 HDE:14 KDE:13 TDCC:12 SS:0",
  MDCR_EL2: "TDRA:11 TDOSA:10 TDA:9 TDE:8 HPME:7 TPM:6 TPMCR:5 HPMN:4-0",
  OSLAR_EL1: "OSLK:0",
  OSLSR_EL1: "OSLM1:3 nTT:2 OSLK:1 OSLM0:0",
  PMCR_EL0: "IMP:31-24 IDCODE:23-16 N:15-11 LC:6 DP:5 X:4 D:3 C:2 P:1 E:0",
  PMUSERENR_EL0: "ER:3 CR:2 SW:1 EN:0",
  PMSELR_EL0: "SEL:4-0",
  PMCCFILTR_EL0: "P:31 U:30 NSH:27",
  PMCNTENSET_EL0: COUNTERS2,
  PMCNTENCLR_EL0: COUNTERS2,
  PMINTENSET_EL1: COUNTERS2,
  PMINTENCLR_EL1: COUNTERS2,
  PMOVSSET_EL0: COUNTERS2,
  PMOVSCLR_EL0: COUNTERS2
};
var DESCRIBED = Object.keys(TEXTS);

// src/engine/isa/sysregs.ts
var SYSTEM_REGISTERS = [
  ...EXCEPTION,
  ...TRANSLATION,
  ...TIMER,
  ...IDENTIFICATION,
  ...PMU,
  ...DEBUG2,
  ...IMPLEMENTATION
];
var HIDDEN_STATE = [
  // What each counter held, and the count of instructions, when it was last brought up to date (as/pmu.ts).
  "PMU_SYNCED_EXECUTED",
  "PMU_SYNCED_CYCLES",
  "PMU_LEVEL",
  "PMU_CYCLE_REST",
  // Count of the physical counter when the event streams were last looked at (as/timer.ts).
  "EVENT_STREAM_SEEN",
  // Where software step stands (as/debug.ts).
  "STEP_STATE"
];
var key = (op0, op1, crn, crm, op2) => op0 << 14 | op1 << 11 | crn << 7 | crm << 3 | op2;
var byEncoding = new Map(SYSTEM_REGISTERS.map(({ encoding }, index) => [key(...encoding), index]));
var byName = new Map(SYSTEM_REGISTERS.map(({ name }, index) => [name.toUpperCase(), index]));
function sysregByEncoding(op0, op1, crn, crm, op2) {
  return byEncoding.get(key(op0, op1, crn, crm, op2)) ?? -1;
}
var addresses = /* @__PURE__ */ new Map();
for (const name of [...SYSTEM_REGISTERS.filter((row) => row.stored).map((row) => row.name), ...HIDDEN_STATE]) {
  addresses.set(name, SYSREGS + 8 * addresses.size);
}
if (SYSREGS + 8 * addresses.size > WINDOW_END) throw new RangeError("system registers outgrow the window");

// src/engine/hypervisor/step.ts
var MDCR_TDE = 1n << 8n;
var MDSCR_SS = 1n;
var SPSR_SS = 1n << 21n;
var OSLSR_OSLK = 2n;
function beginStep(call, vcpu2) {
  const { el2, frame } = call;
  const mdscr = el2.mrs("MDSCR_EL1");
  const locked = (el2.mrs("OSLSR_EL1") & OSLSR_OSLK) !== 0n;
  vcpu2.state.step = { ss: (mdscr & MDSCR_SS) !== 0n, locked };
  el2.msr("MDCR_EL2", el2.mrs("MDCR_EL2") | MDCR_TDE);
  el2.msr("MDSCR_EL1", mdscr | MDSCR_SS);
  if (locked) el2.msr("OSLAR_EL1", 0n);
  frame.spsr |= SPSR_SS;
}
function suspendStep(call, { ss, locked }) {
  const { el2, frame } = call;
  el2.msr("MDCR_EL2", el2.mrs("MDCR_EL2") & ~MDCR_TDE);
  if (!ss) el2.msr("MDSCR_EL1", el2.mrs("MDSCR_EL1") & ~MDSCR_SS);
  if (locked) el2.msr("OSLAR_EL1", 1n);
  frame.spsr &= ~SPSR_SS;
}
function endStep(call, vcpu2) {
  const { step } = vcpu2.state;
  if (step === null) return;
  suspendStep(call, step);
  vcpu2.state.step = null;
}
function debugRegister(call, step, esr) {
  const bits = (shift, count2) => Number(esr >> shift & (1n << count2) - 1n);
  const op0 = bits(20n, 2n);
  const { name } = SYSTEM_REGISTERS[sysregByEncoding(op0, bits(14n, 3n), bits(10n, 4n), bits(1n, 4n), bits(17n, 3n))] ?? {};
  if (op0 !== 2 || name === void 0) return false;
  const register2 = bits(5n, 5n);
  if ((esr & 1n) !== 0n) call.frame.setX(register2, read(call, step, name));
  else write(call, step, name, call.frame.x(register2));
  call.frame.skip();
  return true;
}
function read({ el2 }, { ss, locked }, name) {
  const value2 = el2.mrs(name);
  if (name === "MDSCR_EL1") return ss ? value2 : value2 & ~MDSCR_SS;
  if (name === "OSLSR_EL1") return locked ? value2 | OSLSR_OSLK : value2;
  return value2;
}
function write({ el2 }, step, name, value2) {
  if (name === "OSLAR_EL1") step.locked = (value2 & 1n) !== 0n;
  else if (name === "MDSCR_EL1") {
    step.ss = (value2 & MDSCR_SS) !== 0n;
    el2.msr(name, value2 | MDSCR_SS);
  } else el2.msr(name, value2);
}

// src/engine/hypervisor/vgic/list-register.ts
var LIST_REGISTERS = 4;
var LR = { PENDING: 1 << 28, ACTIVE: 1 << 29, GROUP1: 1 << 30, HW: 1 << 31, EOI: 1 << 19 };
var PRIORITY_AND_GROUP = 31 << 23 | LR.GROUP1;
var intidOf = (lr) => lr & 1023;
var sourceOf = (lr) => lr >>> 10 & 7;
var isPending = (lr) => (lr & LR.PENDING) !== 0;
var isActive = (lr) => (lr & LR.ACTIVE) !== 0;
var isPendingOnly = (lr) => (lr & (LR.PENDING | LR.ACTIVE)) === LR.PENDING;
var isInvalid = (lr) => (lr & (LR.PENDING | LR.ACTIVE)) === 0;
var isHardware = (lr) => (lr & LR.HW) !== 0;
var isWire = (lr) => !isHardware(lr) && (lr & LR.EOI) !== 0;
var priorityOf = (lr) => lr >>> 23 & 31;
var urgency = (priority2, group1) => priority2 >> 3 << 23 | (group1 ? LR.GROUP1 : 0);
var withUrgency = (lr, fields2) => (lr & ~PRIORITY_AND_GROUP | fields2) >>> 0;
var hardwareLink = (intid) => LR.HW | intid << 10;
var HCR = { EN: 1, UIE: 2, LRENPIE: 4 };
var eoiCount = (hcr) => hcr >>> 27;

// src/engine/hypervisor/vgic/vgic.ts
var isPending2 = ({ bank: bank2, i }) => bank2.pending[i] === true || bank2.physical[i] === true || bank2.line[i] === true && bank2.edge[i] !== true;
var Vgic = class {
  #call;
  #vm;
  constructor(call, vm4) {
    this.#call = call;
    this.#vm = vm4;
  }
  /** An INTID of this VM; private ones (below 32) are banked for each VCpu. */
  place(vcpu2, intid) {
    return intid < INTID.FIRST_SPI ? { bank: vcpu2.state.interrupts, i: intid } : { bank: this.#vm.state.distributor.shared, i: intid - INTID.FIRST_SPI };
  }
  /** The VCpu that takes a shared interrupt: the first that it targets and that is on. */
  targetOf(intid) {
    const { vcpus, state } = this.#vm;
    const targets = vcpus.length === 1 ? 1 : state.distributor.shared.targets[intid - INTID.FIRST_SPI] ?? 0;
    return vcpus.find(({ index, state: own2 }) => (targets & 1 << index) !== 0 && own2.power === "on");
  }
  /** GICD_CTLR forwards the group of this interrupt. */
  isForwarded({ bank: bank2, i }) {
    return (this.#vm.state.distributor.control & (bank2.group[i] === true ? 2 : 1)) !== 0;
  }
  /** VCpus of this VM in one of whose list registers it stands. */
  holders(intid) {
    return this.#vm.vcpus.filter(({ state }) => state.listRegisters.some((lr) => lr !== 0 && intidOf(lr) === intid));
  }
  /** An emulated device drives its wire. */
  setLine(intid, level) {
    const [first] = this.#vm.vcpus;
    const { shared } = this.#vm.state.distributor;
    const i = intid - INTID.FIRST_SPI;
    if (first === void 0 || shared.line[i] === true === level) return;
    shared.line[i] = level;
    if (level && shared.edge[i] === true) shared.pending[i] = true;
    this.changed(first, intid);
  }
  /** A physical interrupt that is the VM's: acknowledged, its priority dropped, and active until the guest ends it. */
  raisePhysical(vcpu2, intid) {
    const { bank: bank2, i } = this.place(vcpu2, intid);
    bank2.physical[i] = true;
    this.changed(vcpu2, intid);
  }
  latch(vcpu2, intid) {
    const { bank: bank2, i } = this.place(vcpu2, intid);
    bank2.pending[i] = true;
    this.changed(vcpu2, intid);
  }
  /** `sources`: one bit for each VCpu of this VM that sends it. */
  sendSgi(sources, to, sgi) {
    const existing = sources & (1 << this.#vm.vcpus.length) - 1;
    if (existing === 0) return;
    to.state.sgiSources[sgi] = (to.state.sgiSources[sgi] ?? 0) | existing;
    this.latch(to, sgi);
  }
  /** Something about an interrupt changed that list registers may have to show: here soon, on other cores by a kick. */
  changed(vcpu2, intid) {
    const place = this.place(vcpu2, intid);
    if (isPending2(place) && !place.bank.waiting.includes(intid)) place.bank.waiting.push(intid);
    const { cpu } = this.#call;
    if (intid < INTID.FIRST_SPI) return cpu.kick(vcpu2.core);
    const target = this.targetOf(intid);
    if (target !== void 0) cpu.kick(target.core);
    for (const holder of this.holders(intid)) if (holder !== target) cpu.kick(holder.core);
  }
  /** GICD_ISACTIVER: as if the VCpu had acknowledged it. */
  activate(vcpu2, intid) {
    const { bank: bank2, i } = this.place(vcpu2, intid);
    if (bank2.active[i] === true) return;
    bank2.active[i] = true;
    const at = intid < INTID.FIRST_SPI ? vcpu2 : this.targetOf(intid) ?? vcpu2;
    at.lists.markActive(intid);
    this.changed(vcpu2, intid);
  }
  /** GICD_ICACTIVER. Only the core of a list register can write it: others are asked to. */
  deactivate(vcpu2, intid) {
    const { bank: bank2, i } = this.place(vcpu2, intid);
    if (bank2.active[i] !== true) return;
    bank2.active[i] = false;
    this.endPhysical(vcpu2, intid);
    for (const other of intid < INTID.FIRST_SPI ? [vcpu2] : this.#vm.vcpus) {
      other.state.evicted = other.state.evicted.filter((lr) => intidOf(lr) !== intid);
      if (other.isCurrent) other.lists.deactivate(intid);
      else if (other.state.listRegisters.some((lr) => isActive(lr) && intidOf(lr) === intid))
        other.state.deactivating.push(intid);
    }
    this.changed(vcpu2, intid);
  }
  /** The guest has done with an interrupt whose end did not reach the GIC by itself. */
  endPhysical(vcpu2, intid) {
    const { bank: bank2, i } = this.place(vcpu2, intid);
    if (bank2.physical[i] !== true) return;
    bank2.physical[i] = false;
    this.#call.cpu.clearActive(intid);
  }
  /** The VM stops: what its guest held active is let go, and its physical interrupts are masked. */
  releasePhysical() {
    const { cpu } = this.#call;
    const { shared } = this.#vm.state.distributor;
    for (const intid of this.#vm.plan.interrupts) {
      cpu.enable(intid, false);
      cpu.clearActive(intid);
      shared.physical[intid - INTID.FIRST_SPI] = false;
    }
  }
};

// src/engine/hypervisor/vgic/lists.ts
var GICH_HCR = 0;
var GICH_LR = 256;
var ListRegisters = class {
  #call;
  #vcpu;
  constructor(call, vcpu2) {
    this.#call = call;
    this.#vcpu = vcpu2;
  }
  place(intid) {
    return this.#vcpu.vm.vgic.place(this.#vcpu, intid);
  }
  write(n, value2) {
    this.#vcpu.state.listRegisters[n] = value2 >>> 0;
    this.#call.el2.write(GICH.start + GICH_LR + 4 * n, 4, BigInt(value2 >>> 0));
  }
  wait(intid) {
    const place = this.place(intid);
    if (!isPending2(place)) return;
    if (!place.bank.waiting.includes(intid)) place.bank.waiting.push(intid);
    if (intid >= INTID.FIRST_SPI) this.#call.cpu.kick(this.#vcpu.vm.vgic.targetOf(intid)?.core ?? this.#vcpu.core);
  }
  /** Takes back what the guest did: acknowledged, ended. */
  fold() {
    const { state } = this.#vcpu;
    state.listRegisters.forEach((written, n) => {
      if (written === 0) return;
      const lr = Number(this.#call.el2.read(GICH.start + GICH_LR + 4 * n, 4) ?? 0n);
      if (lr === written) return;
      const intid = intidOf(written);
      const { bank: bank2, i } = this.place(intid);
      bank2.active[i] = isActive(lr);
      if (isWire(written) && bank2.edge[i] !== true && isPending(written) && !isPending(lr))
        bank2.pending[i] = false;
      state.listRegisters[n] = lr;
      if (!isInvalid(lr)) return;
      if (isHardware(written)) bank2.physical[i] = this.#cameAgain(intid);
      this.write(n, 0);
      this.wait(intid);
    });
    if ((state.hcr & HCR.LRENPIE) !== 0) this.#foldEnds();
    for (const intid of state.deactivating.splice(0)) this.deactivate(intid);
    for (const intid of state.clearing.splice(0)) this.clearPending(intid);
  }
  /** Another core has acknowledged it again since this one's guest ended it. */
  #cameAgain(intid) {
    return intid >= INTID.FIRST_SPI && this.#vcpu.vm.vcpus.length > 1 && this.#call.cpu.isActive(intid);
  }
  /** GICH_HCR.EOICount: ends of interrupts that have no list register any more, the most urgent first. */
  #foldEnds() {
    const { state } = this.#vcpu;
    const hcr = Number(this.#call.el2.read(GICH.start + GICH_HCR, 4) ?? 0n);
    for (let ends = eoiCount(hcr); ends > 0 && state.evicted.length > 0; ends--) {
      const first = state.evicted.reduce((a, b) => priorityOf(b) < priorityOf(a) ? b : a);
      state.evicted.splice(state.evicted.indexOf(first), 1);
      const intid = intidOf(first);
      const { bank: bank2, i } = this.place(intid);
      bank2.active[i] = false;
      if (isHardware(first)) this.#vcpu.vm.vgic.endPhysical(this.#vcpu, intid);
      this.wait(intid);
    }
    if (eoiCount(hcr) > 0) this.#call.el2.write(GICH.start + GICH_HCR, 4, BigInt(state.hcr));
  }
  /** Frees a list register, and gives back what stood in it. */
  evict(n, lr) {
    const { state } = this.#vcpu;
    const intid = intidOf(lr);
    const { bank: bank2, i } = this.place(intid);
    this.write(n, 0);
    if (isActive(lr)) state.evicted.push((lr & ~LR.PENDING) >>> 0);
    if (isPending(lr) && !isHardware(lr) && (bank2.edge[i] === true || !isWire(lr))) {
      bank2.pending[i] = true;
      if (intid < 16) state.sgiSources[intid] = (state.sgiSources[intid] ?? 0) | 1 << sourceOf(lr);
    }
    this.wait(intid);
  }
  urgency({ bank: bank2, i }) {
    return urgency(bank2.priority[i] ?? 0, bank2.group[i] === true);
  }
  /** Active from now on, by GICD_ISACTIVER; it gets its list register when there is one free. */
  markActive(intid) {
    const { state } = this.#vcpu;
    const place = this.place(intid);
    const listed = state.listRegisters.findIndex((lr2) => lr2 !== 0 && intidOf(lr2) === intid);
    const lr = state.listRegisters[listed];
    if (lr !== void 0 && this.#vcpu.isCurrent) this.evict(listed, lr);
    const link = place.bank.physical[place.i] === true ? hardwareLink(intid) : LR.EOI;
    state.evicted.push((LR.ACTIVE | this.urgency(place) | (intid < 16 ? 0 : link) | intid) >>> 0);
  }
  /** Not active any more, by GICD_ICACTIVER. */
  deactivate(intid) {
    this.#vcpu.state.listRegisters.forEach((lr, n) => {
      if (!isActive(lr) || intidOf(lr) !== intid) return;
      this.write(n, isPending(lr) ? lr & ~LR.ACTIVE : 0);
      this.wait(intid);
    });
  }
  /** Withdraws what is listed but not taken of an interrupt whose pending state software clears; an asserted level stays. */
  clearPending(intid, sources = 255) {
    const { bank: bank2, i } = this.place(intid);
    this.#vcpu.state.listRegisters.forEach((lr, n) => {
      if (!isPending(lr) || intidOf(lr) !== intid) return;
      if (bank2.edge[i] !== true && (isWire(lr) || isHardware(lr))) return;
      if (intid < 16 && (sources & 1 << sourceOf(lr)) === 0) return;
      if (isHardware(lr)) return this.evict(n, lr);
      this.write(n, isActive(lr) ? lr & ~LR.PENDING : 0);
    });
  }
  /** The VCpu's power goes, or its VM: nothing stays in the list registers. */
  drop() {
    const { state, vm: vm4 } = this.#vcpu;
    this.fold();
    state.listRegisters.forEach((lr, n) => {
      if (lr !== 0) this.evict(n, lr);
    });
    for (const lr of state.evicted.splice(0)) {
      const { bank: bank2, i } = this.place(intidOf(lr));
      bank2.active[i] = false;
      vm4.vgic.endPhysical(this.#vcpu, intidOf(lr));
    }
    state.deactivating = [];
    state.clearing = [];
    this.withdrawTimers();
  }
  /** A VCpu leaves its core: its timers' interrupts come again by themselves, unless its guest is in their handler. */
  withdrawTimers() {
    const { state } = this.#vcpu;
    for (const intid of [INTID.VIRTUAL_TIMER, INTID.PHYSICAL_TIMER]) {
      if (state.interrupts.active[intid] === true) continue;
      const n = state.listRegisters.findIndex((lr) => lr !== 0 && intidOf(lr) === intid);
      if (n >= 0) this.write(n, 0);
      state.interrupts.physical[intid] = false;
      state.interrupts.waiting = state.interrupts.waiting.filter((other) => other !== intid);
    }
  }
};

// src/engine/hypervisor/vgic/refill.ts
var GICH_HCR2 = 0;
var Refill = class {
  #call;
  #vcpu;
  #lists;
  constructor(call, vcpu2) {
    this.#call = call;
    this.#vcpu = vcpu2;
    this.#lists = vcpu2.lists;
  }
  /** Fills them; asks for a maintenance interrupt while more is pending than fits. */
  flush() {
    const { state, vm: vm4 } = this.#vcpu;
    state.listRegisters.forEach((lr, n) => {
      if (isPendingOnly(lr)) this.#review(n, lr);
      else if (isActive(lr)) this.#reviewActive(n, lr);
    });
    const { shared } = vm4.state.distributor;
    let left = false;
    if (state.interrupts.waiting.length > 0 || shared.waiting.length > 0) {
      for (const intid of this.candidates()) left = !this.#list(intid) || left;
      const waits = (intid) => isPending2(this.#lists.place(intid));
      state.interrupts.waiting = state.interrupts.waiting.filter(waits);
      shared.waiting = shared.waiting.filter(waits);
    }
    this.#readmit();
    const hcr = HCR.EN | (left ? HCR.UIE : 0) | (state.evicted.length > 0 ? HCR.LRENPIE : 0);
    if (hcr === state.hcr) return;
    state.hcr = hcr;
    this.#call.el2.write(GICH.start + GICH_HCR2, 4, BigInt(hcr));
  }
  /** Pending interrupts that the distributor forwards to this VCpu, the most urgent first. */
  candidates() {
    const { state, vm: vm4 } = this.#vcpu;
    const { vgic } = vm4;
    const shared = vm4.state.distributor.shared.waiting.filter((intid) => vgic.targetOf(intid) === this.#vcpu);
    const priority2 = (intid) => {
      const { bank: bank2, i } = this.#lists.place(intid);
      return bank2.priority[i] ?? 0;
    };
    return [...state.interrupts.waiting, ...shared].filter((intid) => {
      const place = this.#lists.place(intid);
      return place.bank.enabled[place.i] === true && vgic.isForwarded(place) && isPending2(place);
    }).sort((a, b) => priority2(a) - priority2(b) || a - b);
  }
  /** Whether something would be signalled to its guest. */
  hasPending() {
    return this.#vcpu.state.listRegisters.some(isPendingOnly) || this.candidates().length > 0;
  }
  /** What is listed but not taken yet: it may have been disabled, moved away, or have got another priority. */
  #review(n, lr) {
    const { vm: vm4 } = this.#vcpu;
    const intid = intidOf(lr);
    const place = this.#lists.place(intid);
    const { bank: bank2, i } = place;
    const hasGone = bank2.edge[i] !== true && (isWire(lr) || isHardware(lr)) && !isPending2(place);
    const hasMoved = intid >= INTID.FIRST_SPI && vm4.vgic.targetOf(intid) !== this.#vcpu;
    if (bank2.enabled[i] !== true || !vm4.vgic.isForwarded(place) || hasGone || hasMoved) return this.#lists.evict(n, lr);
    this.#updateUrgency(n, lr, place);
  }
  #updateUrgency(n, lr, place) {
    const now = withUrgency(lr, this.#lists.urgency(place));
    if (now !== lr) this.#lists.write(n, now);
  }
  /** Pending again: for this VCpu, with the priority of now, or for another, which gets it when this one has ended it. */
  #reviewActive(n, lr) {
    const intid = intidOf(lr);
    if (isPending(lr)) return this.#updateUrgency(n, lr, this.#lists.place(intid));
    if (intid < INTID.FIRST_SPI || !isPending2(this.#lists.place(intid)) || this.#vcpu.vm.vgic.targetOf(intid) === this.#vcpu)
      return;
    if (!isHardware(lr)) this.#lists.write(n, lr | LR.EOI);
    else if (this.#lists.place(intid).bank.pending[intid - INTID.FIRST_SPI] === true) this.#lists.evict(n, lr);
  }
  /** A free list register, or that of something less urgent, which waits again (or, active, is counted when it ends). */
  #free(priority2) {
    const { listRegisters } = this.#vcpu.state;
    const free = listRegisters.indexOf(0);
    if (free >= 0) return free;
    let victim = -1;
    listRegisters.forEach((lr2, n) => {
      const least = listRegisters[victim];
      if (priorityOf(lr2) > priority2 >> 3 && (least === void 0 || priorityOf(lr2) > priorityOf(least))) victim = n;
    });
    const lr = listRegisters[victim];
    if (lr !== void 0) this.#lists.evict(victim, lr);
    return victim;
  }
  /** Puts an interrupt into a list register; false: there is none for it. */
  #list(intid) {
    if (intid < 16) return this.#listSgi(intid);
    const { state, vm: vm4 } = this.#vcpu;
    const place = this.#lists.place(intid);
    const { bank: bank2, i } = place;
    const listed = state.listRegisters.findIndex((lr) => lr !== 0 && intidOf(lr) === intid);
    if (listed >= 0) {
      this.#again(listed, intid);
      return true;
    }
    if (bank2.active[i] === true || intid >= INTID.FIRST_SPI && vm4.vgic.holders(intid).length > 0) return true;
    const n = this.#free(bank2.priority[i] ?? 0);
    if (n < 0) return false;
    const byWire = bank2.edge[i] !== true && bank2.line[i] === true;
    const kind = bank2.physical[i] === true ? hardwareLink(intid) : byWire ? LR.EOI : 0;
    if (!byWire) bank2.pending[i] = false;
    this.#lists.write(n, LR.PENDING | this.#lists.urgency(place) | kind | intid);
    return true;
  }
  /** Pending again while it is listed. A level is looked at when it has ended; an edge becomes pending and active. */
  #again(n, intid) {
    const { bank: bank2, i } = this.#lists.place(intid);
    const lr = this.#vcpu.state.listRegisters[n] ?? 0;
    if (isHardware(lr)) {
      if (isActive(lr) && bank2.pending[i] === true) this.#lists.evict(n, lr);
      else if (bank2.edge[i] === true) bank2.pending[i] = false;
      return;
    }
    let next = lr;
    if (bank2.edge[i] === true && bank2.pending[i] === true) {
      bank2.pending[i] = false;
      next |= LR.PENDING;
    }
    if (bank2.edge[i] !== true || bank2.physical[i] === true) {
      if (bank2.edge[i] !== true && !isWire(lr) && isPending(lr)) bank2.pending[i] = true;
      next |= LR.EOI;
    }
    if (next >>> 0 !== lr) this.#lists.write(n, next);
  }
  /**
   * Senders of an SGI take turns, the lowest first: while one is listed the others wait for its end, as in a distributor
   * that does not forward what is active.
   */
  #listSgi(sgi) {
    const { state } = this.#vcpu;
    const place = this.#lists.place(sgi);
    const listed = state.listRegisters.findIndex((lr2) => lr2 !== 0 && intidOf(lr2) === sgi);
    const lr = state.listRegisters[listed];
    if (lr !== void 0) {
      if (!isPendingOnly(lr)) {
        if ((lr & LR.EOI) === 0) this.#lists.write(listed, lr | LR.EOI);
        return true;
      }
      this.#lists.evict(listed, lr);
    }
    if (place.bank.active[sgi] === true) return true;
    const n = this.#free(place.bank.priority[sgi] ?? 0);
    if (n < 0) return false;
    const sources = state.sgiSources[sgi] ?? 0;
    const source = 31 - Math.clz32(sources & -sources);
    const left = sources & ~(1 << source);
    state.sgiSources[sgi] = left;
    place.bank.pending[sgi] = left !== 0;
    this.#lists.write(n, LR.PENDING | this.#lists.urgency(place) | (left === 0 ? 0 : LR.EOI) | source << 10 | sgi);
    return true;
  }
  /** Active interrupts get free list registers back, unless they have to be counted to be signalled again. */
  #readmit() {
    const { state } = this.#vcpu;
    for (const lr of [...state.evicted].sort((a, b) => priorityOf(a) - priorityOf(b))) {
      const n = state.listRegisters.indexOf(0);
      const { bank: bank2, i } = this.#lists.place(intidOf(lr));
      if (n < 0) return;
      if (bank2.pending[i] === true) continue;
      state.evicted.splice(state.evicted.indexOf(lr), 1);
      this.#lists.write(n, lr);
    }
  }
};

// src/engine/hypervisor/vcpu.ts
var SPSR_START = 0x3c5n;
var HCR2 = 1n << 0n | 1n << 3n | 1n << 4n | 1n << 5n | 1n << 19n | 1n << 31n;
var HCR_WAITS = 1n << 13n | 1n << 14n;
var GICH_VMCR = 8;
var GICH_APR = 240;
var GICH_LR2 = 256;
var VCpu = class {
  vm;
  index;
  core;
  state;
  lists;
  #call;
  constructor(call, vm4, index, core, state) {
    this.#call = call;
    this.vm = vm4;
    this.index = index;
    this.core = core;
    this.state = state;
    this.lists = new ListRegisters(call, this);
  }
  get isCurrent() {
    return this.#call.cpu.current === this;
  }
  /** Whether it may be on its core: it is on, and its VM runs or has a step to make. */
  get admitted() {
    const { vm: vm4, state } = this;
    return vm4.state.power === "on" && state.power === "on" && (!vm4.state.paused || state.step !== null);
  }
  /** Whether it could execute: it does not wait for an interrupt that has not come. */
  get runnable() {
    return this.admitted && !(this.state.waiting && !this.hasEvent());
  }
  /** Whether what is on the core is still its own context: not since its power went, or it was started afresh. */
  get continues() {
    return this.vm.state.power === "on" && this.state.power === "on" && this.state.start === null;
  }
  /** Whether something would end its WFI. */
  hasEvent() {
    return new Refill(this.#call, this).hasPending() || this.timerDeadline() <= this.counter();
  }
  counter() {
    return this.#call.el2.mrs("CNTPCT_EL0");
  }
  /** When a timer of this VCpu, which is not on its core, asserts its interrupt; in counts. */
  timerDeadline() {
    const never = 1n << 64n;
    const { saved } = this.state;
    if (saved === null) return never;
    const of = (control2, compare) => ((saved.registers[control2] ?? 0n) & 3n) === 1n ? saved.registers[compare] ?? never : never;
    const [virtual, physical] = [of("CNTV_CTL_EL0", "CNTV_CVAL_EL0"), of("CNTP_CTL_EL0", "CNTP_CVAL_EL0")];
    return virtual < physical ? virtual : physical;
  }
  /** Where its floating-point registers are kept while another VCpu uses the core's. */
  get floatingPointArea() {
    const size = Math.ceil(FP_BYTES / 16) * 16;
    return OWN.image.start + OWN.image.size - size * (1 + this.vm.plan.index * 8 + this.index);
  }
  powerOn(entry, context2) {
    this.state.power = "on";
    this.state.waiting = false;
    this.state.saved = null;
    this.state.start = { entry, context: context2 };
    if (this.core !== this.#call.cpu.id) this.#call.cpu.kick(this.core);
  }
  /** Puts it on this core: EL2's registers, its EL1 context and what is in its list registers. */
  enter() {
    const { el2, frame } = this.#call;
    const { state } = this;
    const shared = this.#call.cpu.vcpus().length > 1;
    el2.msr("HCR_EL2", shared ? HCR2 | HCR_WAITS : HCR2);
    el2.msr("VTCR_EL2", VTCR);
    el2.msr("VTTBR_EL2", this.vm.pageTable.vttbr);
    el2.msr("VPIDR_EL2", el2.mrs("MIDR_EL1"));
    el2.msr("VMPIDR_EL2", 0x80000000n | BigInt(this.index));
    el2.msr("CNTHCTL_EL2", 3n);
    el2.msr("CNTVOFF_EL2", 0n);
    el2.msr("MDCR_EL2", 6n);
    const { saved, start: start2 } = state;
    if (start2 !== null) {
      state.start = null;
      this.#reset(start2.entry, start2.context);
    } else if (saved !== null) {
      frame.load(saved.frame);
      loadContext(el2, saved.registers);
    }
    this.#enterGic(saved?.vmcr ?? 0, saved?.apr ?? 0);
    state.saved = null;
    state.waiting = false;
    if (state.step !== null) beginStep(this.#call, this);
  }
  #reset(entry, context2) {
    const { el2, frame } = this.#call;
    loadContext(el2);
    frame.load([context2, ...Array.from({ length: 31 }, () => 0n), entry, SPSR_START]);
    el2.writeBytes(this.floatingPointArea, new Uint8Array(FP_BYTES));
    el2.tlbi("VMALLS12E1");
  }
  #enterGic(vmcr, apr) {
    const { el2, cpu } = this.#call;
    const { listRegisters, evicted, hcr, interrupts } = this.state;
    el2.write(GICH.start + GICH_VMCR, 4, BigInt(vmcr));
    el2.write(GICH.start + GICH_APR, 4, BigInt(apr));
    listRegisters.forEach((lr, n) => el2.write(GICH.start + GICH_LR2 + 4 * n, 4, BigInt(lr)));
    el2.write(GICH.start, 4, BigInt(hcr));
    for (const lr of [...listRegisters, ...evicted])
      if (isActive(lr) && isHardware(lr) && intidOf(lr) < INTID.FIRST_SPI) cpu.setActive(intidOf(lr));
    for (const intid of [INTID.VIRTUAL_TIMER, INTID.PHYSICAL_TIMER])
      cpu.enable(intid, interrupts.enabled[intid] === true);
  }
  /** Takes it off this core: into `state`, or, when its power is gone, without leaving anything there. */
  leave() {
    const { el2, frame, cpu } = this.#call;
    if (this.continues) {
      if (this.state.step !== null) suspendStep(this.#call, this.state.step);
      const gich = (offset) => Number(el2.read(GICH.start + offset, 4) ?? 0n);
      const [vmcr, apr] = [gich(GICH_VMCR), gich(GICH_APR)];
      this.state.saved = { frame: frame.save(), registers: saveContext(el2), vmcr, apr };
      this.lists.withdrawTimers();
    } else this.lists.drop();
    quiet(el2);
    cpu.releaseTimers();
  }
};

// src/engine/hypervisor/report.ts
function failed(code, params = {}) {
  throw new EngineError(code, params);
}
var hex = (value2) => `0x${value2.toString(16)}`;

// src/engine/hypervisor/percpu.ts
var GICD_CTLR = 0;
var GICD_ISENABLER = 256;
var GICD_ISACTIVER = 768;
var GICD_ICACTIVER = 896;
var GICD_ITARGETSR = 2048;
var GICD_SGIR = 3840;
var GICC_CTLR = 0;
var GICC_PMR = 4;
var GICC_IAR = 12;
var GICC_EOIR = 16;
var GICC_DIR = 4096;
var ENABLE_EOI_MODE = 513;
var PerCpu = class {
  id;
  state;
  #call;
  constructor(call, id) {
    this.#call = call;
    this.id = id;
    this.state = call.state.cpus[id] ?? failed("hypervisor.core", { name: String(id) });
  }
  get current() {
    const { current } = this.state;
    return current === null ? void 0 : this.#call.vms[current.vm]?.vcpus[current.vcpu];
  }
  /** Every VCpu that has its place on this core. */
  vcpus() {
    return this.#call.vms.flatMap(({ vcpus }) => vcpus.filter(({ core }) => core === this.id));
  }
  /** Board registers that EL2 owns: distributor once, CPU interface and virtual interface of each core. */
  initialise() {
    const { el2, plan } = this.#call;
    const gicd = (offset, value2) => void el2.write(GICD.start + offset, 4, BigInt(value2));
    if (this.id === 0) {
      gicd(GICD_CTLR, 1);
      const channels = plan.vms.flatMap(({ uartChannel }) => uartChannel === void 0 ? [] : [uartChannel]);
      for (const { uartChannel, cores } of plan.vms)
        if (uartChannel !== void 0) this.route(spi(HOST_CONSOLE_SPI + uartChannel), cores[0] ?? 0);
      if (!channels.includes(CONTROL_CHANNEL)) this.route(spi(HOST_CONSOLE_SPI + CONTROL_CHANNEL), 0);
      for (const vm4 of plan.vms) for (const intid of vm4.interrupts) this.target(intid, vm4.cores[0] ?? 0);
    }
    el2.msr("HCR_EL2", HCR2);
    gicd(GICD_ISENABLER, 1 << INTID.MAINTENANCE | 1 << INTID.HYPERVISOR_TIMER | 65535);
    el2.write(GICC.start + GICC_PMR, 4, 0xffn);
    el2.write(GICC.start + GICC_CTLR, 4, BigInt(ENABLE_EOI_MODE));
    el2.write(GICH.start, 4, 1n);
    this.state.online = true;
  }
  /** Sends a shared interrupt to a core. */
  target(intid, core) {
    this.#call.el2.write(GICD.start + GICD_ITARGETSR + intid, 1, BigInt(1 << core));
  }
  /** The same, and enables it. */
  route(intid, core) {
    this.target(intid, core);
    this.enable(intid, true);
  }
  /** Of private interrupts this core's. */
  enable(intid, on) {
    const offset = (on ? GICD_ISENABLER : GICD_ISENABLER + 128) + 4 * Math.floor(intid / 32);
    this.#call.el2.write(GICD.start + offset, 4, 1n << BigInt(intid % 32));
  }
  /** IAR; undefined: nothing is pending. */
  acknowledge() {
    const iar = Number(this.#call.el2.read(GICC.start + GICC_IAR, 4) ?? 1023n);
    return (iar & 1023) >= 1020 ? void 0 : iar;
  }
  /** Ends an interrupt that is the hypervisor's own. */
  end(iar) {
    this.drop(iar);
    this.deactivate(iar);
  }
  /** Lets others of its priority through; it stays active until its guest ends it. */
  drop(iar) {
    this.#call.el2.write(GICC.start + GICC_EOIR, 4, BigInt(iar));
  }
  deactivate(iar) {
    this.#call.el2.write(GICC.start + GICC_DIR, 4, BigInt(iar));
  }
  /** A shared interrupt is active in the GIC, or a private one of this core. */
  isActive(intid) {
    const word2 = this.#call.el2.read(GICD.start + GICD_ISACTIVER + 4 * Math.floor(intid / 32), 4) ?? 0n;
    return (word2 & 1n << BigInt(intid % 32)) !== 0n;
  }
  setActive(intid) {
    this.#call.el2.write(GICD.start + GICD_ISACTIVER + 4 * Math.floor(intid / 32), 4, 1n << BigInt(intid % 32));
  }
  clearActive(intid) {
    this.#call.el2.write(GICD.start + GICD_ICACTIVER + 4 * Math.floor(intid / 32), 4, 1n << BigInt(intid % 32));
  }
  /** No timer of a guest is enabled or active at this core. */
  releaseTimers() {
    const bits = BigInt(1 << INTID.VIRTUAL_TIMER | 1 << INTID.PHYSICAL_TIMER);
    this.#call.el2.write(GICD.start + GICD_ISENABLER + 128, 4, bits);
    this.#call.el2.write(GICD.start + GICD_ICACTIVER, 4, bits);
  }
  /** Has another core look at what is pending for its VCpus. */
  kick(core) {
    if (core !== this.id && this.#call.state.cpus[core]?.online === true)
      this.#call.el2.write(GICD.start + GICD_SGIR, 4, BigInt(1 << core << 16 | INTID.KICK));
  }
};

// src/engine/devices/device-state.ts
function stateReader(device2, state) {
  const fail = (field) => {
    throw new EngineError("device.bad-state", { device: device2, field });
  };
  const fields2 = typeof state === "object" && state !== null && !Array.isArray(state) ? { ...state } : fail("");
  const isInteger = (value2, minimum, maximum) => typeof value2 === "number" && Number.isInteger(value2) && value2 >= minimum && value2 <= maximum;
  const list2 = (field, maximumLength) => {
    const value2 = fields2[field];
    return Array.isArray(value2) && value2.length <= maximumLength ? Array.from(value2) : fail(field);
  };
  return {
    integer(field, minimum, maximum) {
      const value2 = fields2[field];
      return isInteger(value2, minimum, maximum) ? value2 : fail(field);
    },
    boolean(field) {
      const value2 = fields2[field];
      return typeof value2 === "boolean" ? value2 : fail(field);
    },
    ticksOrNull(field) {
      const value2 = fields2[field];
      return value2 === null || typeof value2 === "number" && Number.isFinite(value2) && value2 >= 0 ? value2 : fail(field);
    },
    integers: (field, maximumLength, minimum, maximum) => list2(field, maximumLength).map((value2) => isInteger(value2, minimum, maximum) ? value2 : fail(field)),
    list: list2,
    value: (field) => fields2[field],
    fail
  };
}

// src/engine/devices/disk.ts
var SECTOR = 512;
var BLOCK = 4096;
var ZEROS = new Uint8Array(BLOCK);
var MAXIMUM_BYTES = 2 ** 30;

// src/engine/devices/virtio/chain.ts
var DESCRIPTOR_SIZE = 16;
var FLAG = { NEXT: 1, WRITE: 2, INDIRECT: 4 };
var MAXIMUM_CHAIN = 1024;
var MAXIMUM_BYTES2 = 2 ** 32 - 1;
var PIECE = 1 << 20;
function walkChain(memory, table2, head, indirectAllowed) {
  const readable = [];
  const writable = [];
  let { address: base, count: count2 } = table2;
  let budget = count2;
  let indirect = false;
  let bytes2 = 0;
  for (let index = head; ; ) {
    if (index >= count2 || budget-- === 0) return void 0;
    const raw = memory.read(base + index * DESCRIPTOR_SIZE, DESCRIPTOR_SIZE);
    if (raw === void 0) return void 0;
    const view2 = new DataView(raw.buffer, raw.byteOffset, DESCRIPTOR_SIZE);
    const address = readAddress(view2, 0);
    const length = view2.getUint32(8, true);
    const flags = view2.getUint16(12, true);
    if ((flags & FLAG.INDIRECT) !== 0) {
      const entries2 = length / DESCRIPTOR_SIZE;
      const legal = indirectAllowed && !indirect && (flags & FLAG.NEXT) === 0;
      if (!legal || entries2 === 0 || !Number.isInteger(entries2)) return void 0;
      indirect = true;
      base = address;
      count2 = entries2;
      budget = Math.min(entries2, MAXIMUM_CHAIN - readable.length - writable.length);
      index = 0;
      continue;
    }
    const segments = (flags & FLAG.WRITE) !== 0 ? writable : readable;
    bytes2 += length;
    if (bytes2 > MAXIMUM_BYTES2 || segments === readable && writable.length > 0) return void 0;
    segments.push({ address, length });
    if ((flags & FLAG.NEXT) === 0) break;
    index = view2.getUint16(14, true);
  }
  return { head, readable, writable, readableLength: totalLength(readable), writableLength: totalLength(writable) };
}
function address64(low, high) {
  return Math.min(high, 2097151) * 2 ** 32 + low;
}
function readAddress(view2, offset) {
  return address64(view2.getUint32(offset, true), view2.getUint32(offset + 4, true));
}
function gather(memory, segments, offset, length) {
  const bytes2 = new Uint8Array(length);
  let done2 = 0;
  for (const piece of pieces(segments, offset, length)) {
    const part = memory.read(piece.address, piece.length);
    if (part === void 0) return void 0;
    bytes2.set(part, done2);
    done2 += piece.length;
  }
  return done2 === length ? bytes2 : void 0;
}
function scatter(memory, segments, offset, bytes2) {
  let done2 = 0;
  for (const piece of pieces(segments, offset, bytes2.length)) {
    if (!memory.write(piece.address, bytes2.subarray(done2, done2 + piece.length))) return false;
    done2 += piece.length;
  }
  return done2 === bytes2.length;
}
function* pieces(segments, offset, length) {
  let skip = offset;
  let left = length;
  for (const segment of segments) {
    let at = Math.min(skip, segment.length);
    skip -= at;
    while (at < segment.length && left > 0) {
      const count2 = Math.min(segment.length - at, left, PIECE);
      yield { address: segment.address + at, length: count2 };
      at += count2;
      left -= count2;
    }
    if (left === 0) return;
  }
}
function totalLength(segments) {
  return segments.reduce((sum, segment) => sum + segment.length, 0);
}

// src/engine/devices/virtio/features.ts
var FEATURE = {
  BLK_SEG_MAX: 2,
  BLK_GEOMETRY: 4,
  BLK_RO: 5,
  BLK_BLK_SIZE: 6,
  /** Legacy: SCSI packet commands. */
  BLK_SCSI: 7,
  BLK_FLUSH: 9,
  BLK_TOPOLOGY: 10,
  BLK_CONFIG_WCE: 11,
  BLK_DISCARD: 13,
  BLK_WRITE_ZEROES: 14,
  /** Legacy: an interrupt when the device has used all available buffers, whatever the driver's flag says. */
  NOTIFY_ON_EMPTY: 24,
  RING_INDIRECT_DESC: 28,
  RING_EVENT_IDX: 29,
  VERSION_1: 32,
  RING_RESET: 40
};
function featureWords(bits) {
  const word2 = (base) => bits.reduce((word3, bit) => bit >= base && bit < base + 32 ? word3 | 1 << bit - base : word3, 0) >>> 0;
  return [word2(0), word2(32)];
}
function hasFeature(words, bit) {
  return ((bit < 32 ? words[0] : words[1]) >>> (bit & 31) & 1) === 1;
}

// src/engine/devices/virtio/block.ts
var REQUEST = { IN: 0, OUT: 1, FLUSH: 4, FLUSH_OUT: 5, GET_ID: 8, DISCARD: 11, WRITE_ZEROES: 13 };
var BARRIER = 2147483648;
var STATUS = { OK: 0, IOERR: 1, UNSUPP: 2 };
var HEADER = 16;
var ID_LENGTH = 20;
var RANGE = 16;
var UNMAP = 1;
var MAXIMUM_RANGE = 4194303;
var CONFIG_LENGTH = 60;
var CONFIG_WRITEBACK = 32;
var ZERO_PIECE = 1 << 20;
var VirtioBlock = class {
  deviceId = 2;
  queueCount = 1;
  #disk;
  #id;
  /** The write cache is on; off, each write is flushed before it completes (§5.2.5). */
  #writeback = true;
  /** @param id what GET_ID answers: at most 20 characters of ASCII, empty as QEMU without `serial=`. */
  constructor(disk2, id = "") {
    this.#disk = disk2;
    this.#id = Uint8Array.from({ length: ID_LENGTH }, (_, i) => i < id.length ? id.charCodeAt(i) & 127 : 0);
  }
  offeredFeatures(legacy) {
    const common = [
      FEATURE.BLK_SEG_MAX,
      FEATURE.BLK_GEOMETRY,
      FEATURE.BLK_BLK_SIZE,
      FEATURE.BLK_FLUSH,
      FEATURE.BLK_TOPOLOGY,
      FEATURE.BLK_CONFIG_WCE,
      FEATURE.BLK_DISCARD,
      FEATURE.BLK_WRITE_ZEROES,
      FEATURE.RING_INDIRECT_DESC,
      FEATURE.RING_EVENT_IDX,
      ...this.#disk.readOnly ? [FEATURE.BLK_RO] : []
    ];
    const rest = legacy ? [FEATURE.BLK_SCSI, FEATURE.NOTIFY_ON_EMPTY] : [FEATURE.VERSION_1, FEATURE.RING_RESET];
    return featureWords([...common, ...rest]);
  }
  readConfig(offset) {
    return offset < CONFIG_LENGTH ? this.#config()[offset] : void 0;
  }
  writeConfig(offset, value2) {
    if (offset === CONFIG_WRITEBACK) this.#writeback = value2 !== 0;
  }
  reset() {
    this.#writeback = true;
  }
  save() {
    return { writeback: this.#writeback };
  }
  restore(state) {
    this.#writeback = stateReader("virtio-blk", state).boolean("writeback");
  }
  handle(chain, queue) {
    const header = gather(queue.memory, chain.readable, 0, Math.min(HEADER, chain.readableLength));
    if (header?.length !== HEADER || chain.writableLength < 1) return "broken";
    const outcome2 = this.#carryOut(chain, queue, new DataView(header.buffer));
    if (outcome2 === "broken") return "broken";
    const room = chain.writableLength - 1;
    if (!scatter(queue.memory, chain.writable, room, Uint8Array.of(outcome2.status))) return "broken";
    return { written: outcome2.dataWritten === room ? room + 1 : outcome2.dataWritten, moved: outcome2.moved };
  }
  #carryOut(chain, queue, header) {
    const legacy = !hasFeature(queue.features, FEATURE.VERSION_1);
    const type = header.getUint32(0, true);
    const offset = readAddress(header, 8) * SECTOR;
    switch (legacy ? (type & ~BARRIER) >>> 0 : type) {
      case REQUEST.IN:
        return this.#in(chain, queue, offset);
      case REQUEST.OUT:
        return this.#out(chain, queue, offset);
      case REQUEST.FLUSH_OUT:
        return legacy ? done(this.#disk.flush()) : failed2(STATUS.UNSUPP);
      case REQUEST.FLUSH:
        return done(this.#disk.flush());
      case REQUEST.GET_ID: {
        const id = this.#id.subarray(0, Math.min(ID_LENGTH, chain.writableLength - 1));
        return scatter(queue.memory, chain.writable, 0, id) ? { status: STATUS.OK, dataWritten: id.length, moved: 0 } : "broken";
      }
      case REQUEST.DISCARD:
      case REQUEST.WRITE_ZEROES:
        return this.#range(chain, queue, type === REQUEST.DISCARD);
      default:
        return failed2(STATUS.UNSUPP);
    }
  }
  #in(chain, queue, offset) {
    const length = chain.writableLength - 1;
    if (!this.#inside(offset, length)) return failed2(STATUS.IOERR);
    let moved = 0;
    for (const piece of pieces(chain.writable, 0, length)) {
      const bytes2 = this.#disk.read(offset + moved, piece.length);
      if (bytes2 === void 0) return { status: STATUS.IOERR, dataWritten: moved, moved };
      if (!queue.memory.write(piece.address, bytes2)) return "broken";
      moved += piece.length;
    }
    return { status: STATUS.OK, dataWritten: moved, moved };
  }
  #out(chain, queue, offset) {
    const length = chain.readableLength - HEADER;
    if (this.#disk.readOnly || !this.#inside(offset, length)) return failed2(STATUS.IOERR);
    let moved = 0;
    for (const piece of pieces(chain.readable, HEADER, length)) {
      const bytes2 = queue.memory.read(piece.address, piece.length);
      if (bytes2 === void 0) return "broken";
      if (!this.#disk.write(offset + moved, bytes2)) return { status: STATUS.IOERR, dataWritten: 0, moved };
      moved += piece.length;
    }
    return { ...done(this.#writesBack(queue.features) || this.#disk.flush()), moved };
  }
  #range(chain, queue, discard) {
    if (chain.readableLength !== HEADER + RANGE) return failed2(STATUS.IOERR);
    const bytes2 = gather(queue.memory, chain.readable, HEADER, RANGE);
    if (bytes2 === void 0) return "broken";
    const view2 = new DataView(bytes2.buffer);
    const offset = readAddress(view2, 0) * SECTOR;
    const sectors = view2.getUint32(8, true);
    if ((view2.getUint32(12, true) & ~(discard ? 0 : UNMAP)) !== 0) return failed2(STATUS.UNSUPP);
    const length = sectors * SECTOR;
    if (this.#disk.readOnly || sectors > MAXIMUM_RANGE || !this.#inside(offset, length)) return failed2(STATUS.IOERR);
    if (discard) return { ...done(this.#disk.discard(offset, length)), moved: length };
    for (let at = 0; at < length; at += ZERO_PIECE) {
      if (!this.#disk.writeZeroes(offset + at, Math.min(ZERO_PIECE, length - at))) return failed2(STATUS.IOERR);
    }
    return { ...done(this.#writesBack(queue.features) || this.#disk.flush()), moved: length };
  }
  #inside(offset, length) {
    return length % SECTOR === 0 && offset + length <= this.#disk.size;
  }
  /** §5.2.5: the driver's choice if it may choose, else whether it knows how to flush. */
  #writesBack(features) {
    return hasFeature(features, FEATURE.BLK_CONFIG_WCE) ? this.#writeback : hasFeature(features, FEATURE.BLK_FLUSH);
  }
  #config() {
    const view2 = new DataView(new ArrayBuffer(CONFIG_LENGTH));
    const sectors = this.#disk.size / SECTOR;
    view2.setUint32(0, sectors % 2 ** 32, true);
    view2.setUint32(4, Math.floor(sectors / 2 ** 32), true);
    view2.setUint32(12, 254, true);
    view2.setUint16(16, Math.min(16383, Math.max(2, Math.floor(sectors / (16 * 63)))), true);
    view2.setUint8(18, 16);
    view2.setUint8(19, 63);
    view2.setUint32(20, SECTOR, true);
    view2.setUint8(CONFIG_WRITEBACK, this.#writeback ? 1 : 0);
    view2.setUint16(34, this.queueCount, true);
    view2.setUint32(36, MAXIMUM_RANGE, true);
    view2.setUint32(40, 1, true);
    view2.setUint32(44, 1, true);
    view2.setUint32(48, MAXIMUM_RANGE, true);
    view2.setUint32(52, 1, true);
    view2.setUint8(56, 1);
    return new Uint8Array(view2.buffer);
  }
};
function done(succeeded) {
  return failed2(succeeded ? STATUS.OK : STATUS.IOERR);
}
function failed2(status) {
  return { status, dataWritten: 0, moved: 0 };
}

// src/engine/devices/register-file.ts
var maskOfSize = { 1: 255, 2: 65535, 4: 4294967295, 8: 4294967295 };
function registerFile(table2) {
  const rows = new Map(Object.entries(table2).map(([offset, register2]) => [Number(offset), register2]));
  const rowAt = (offset) => rows.get(offset - (offset & 3));
  return {
    read(device2, offset, size) {
      const value2 = rowAt(offset)?.read?.(device2) ?? 0;
      return (value2 >>> (offset & 3) * 8 & maskOfSize[size]) >>> 0;
    },
    write(device2, offset, size, value2) {
      rowAt(offset)?.write?.(device2, (value2 & maskOfSize[size]) << (offset & 3) * 8 >>> 0);
    },
    registerName: (offset) => rowAt(offset)?.name
  };
}
function primeCellIdentification(prefix, bytes2) {
  const names = ["PeriphID0", "PeriphID1", "PeriphID2", "PeriphID3", "PCellID0", "PCellID1", "PCellID2", "PCellID3"];
  return Object.fromEntries(
    names.map((name, i) => [4064 + 4 * i, { name: prefix + name, read: () => bytes2[i] ?? 0 }])
  );
}

// src/engine/devices/virtio/virtqueue.ts
var QUEUE_SIZE_MAXIMUM = 1024;
var QUEUE_SIZE_RESET = 256;
function virtqueueResetState() {
  return {
    size: QUEUE_SIZE_RESET,
    ready: false,
    descriptors: 0,
    driver: 0,
    device: 0,
    nextAvailable: 0,
    nextUsed: 0,
    signalled: 0
  };
}
function restoreVirtqueueState(saved) {
  const from = stateReader("virtqueue", saved);
  const size = from.integer("size", 1, QUEUE_SIZE_MAXIMUM);
  const address = (field) => from.integer(field, 0, Number.MAX_SAFE_INTEGER);
  return {
    size: isQueueSize(size) ? size : from.fail("size"),
    ready: from.boolean("ready"),
    descriptors: address("descriptors"),
    driver: address("driver"),
    device: address("device"),
    nextAvailable: from.integer("nextAvailable", 0, 65535),
    nextUsed: from.integer("nextUsed", 0, 65535),
    signalled: from.integer("signalled", 0, 65535)
  };
}
function isQueueSize(size) {
  return size <= QUEUE_SIZE_MAXIMUM && isPowerOfTwo(size);
}
function isPowerOfTwo(value2) {
  return value2 !== 0 && (value2 & value2 - 1) === 0;
}
var Virtqueue = class {
  memory;
  features;
  #state;
  constructor(state, memory, features) {
    this.#state = state;
    this.memory = memory;
    this.features = features;
  }
  /** Number of chains that are available and not yet taken. */
  available() {
    const index = this.#read16(this.#state.driver + 2);
    if (index === void 0) return "broken";
    const count2 = index - this.#state.nextAvailable & 65535;
    return count2 > this.#state.size ? "broken" : count2;
  }
  /** Takes the next chain. Only after `available` said that there is one. */
  take() {
    const { size, driver, descriptors, nextAvailable } = this.#state;
    const head = this.#read16(driver + 4 + 2 * (nextAvailable % size));
    if (head === void 0) return "broken";
    const indirect = hasFeature(this.features, FEATURE.RING_INDIRECT_DESC);
    const chain = walkChain(this.memory, { address: descriptors, count: size }, head, indirect);
    if (chain === void 0) return "broken";
    this.#state.nextAvailable = nextAvailable + 1 & 65535;
    return chain;
  }
  /** Hands a chain back: the device wrote `written` bytes at the start of its writable part (§2.7.8). False: broken. */
  use(head, written) {
    const { size, device: device2, nextUsed } = this.#state;
    const element = new DataView(new ArrayBuffer(8));
    element.setUint32(0, head, true);
    element.setUint32(4, written, true);
    if (!this.memory.write(device2 + 4 + 8 * (nextUsed % size), new Uint8Array(element.buffer))) return false;
    this.#state.nextUsed = nextUsed + 1 & 65535;
    return this.#write16(device2 + 2, this.#state.nextUsed);
  }
  /**
   * Asks the driver to notify again at the next available buffer (§2.7.10) and says whether to interrupt it now (§2.7.7)
   * for what was used since the last call.
   */
  finish() {
    const { size, driver, device: device2, nextAvailable, nextUsed, signalled } = this.#state;
    const available = this.available();
    if (available === "broken") return "broken";
    if (hasFeature(this.features, FEATURE.RING_EVENT_IDX)) {
      const usedEvent = this.#read16(driver + 4 + 2 * size);
      if (usedEvent === void 0 || !this.#write16(device2 + 4 + 8 * size, nextAvailable)) return "broken";
      this.#state.signalled = nextUsed;
      if (this.#interruptsOnEmpty(available)) return { interrupt: true };
      return { interrupt: (nextUsed - usedEvent - 1 & 65535) < (nextUsed - signalled & 65535) };
    }
    const flags = this.#read16(driver);
    if (flags === void 0) return "broken";
    return { interrupt: (flags & 1) === 0 || this.#interruptsOnEmpty(available) };
  }
  #interruptsOnEmpty(available) {
    return available === 0 && hasFeature(this.features, FEATURE.NOTIFY_ON_EMPTY);
  }
  #read16(address) {
    const bytes2 = this.memory.read(address, 2);
    return bytes2 === void 0 ? void 0 : (bytes2[0] ?? 0) | (bytes2[1] ?? 0) << 8;
  }
  #write16(address, value2) {
    return this.memory.write(address, Uint8Array.of(value2 & 255, value2 >>> 8));
  }
};

// src/engine/devices/virtio/mmio-registers.ts
var present = (read2) => (transport) => transport.device === void 0 ? 0 : read2(transport);
var ones = present(() => 4294967295);
var commonRegisters = {
  0: { name: "MagicValue", read: () => 1953655158 },
  4: { name: "Version", read: ({ legacy }) => legacy ? 1 : 2 },
  8: { name: "DeviceID", read: ({ device: device2 }) => device2?.deviceId ?? 0 },
  12: { name: "VendorID", read: () => 1431127377 },
  16: { name: "DeviceFeatures", read: (transport) => transport.deviceFeatures() },
  20: { name: "DeviceFeaturesSel", write: ({ state }, value2) => void (state.deviceFeaturesSelect = value2) },
  32: { name: "DriverFeatures", write: (transport, value2) => transport.writeDriverFeatures(value2) },
  36: { name: "DriverFeaturesSel", write: ({ state }, value2) => void (state.driverFeaturesSelect = value2) },
  48: { name: "QueueSel", write: ({ state }, value2) => void (state.queueSelect = value2) },
  52: {
    name: "QueueNumMax",
    read: (transport) => transport.selectedQueue() === void 0 ? 0 : QUEUE_SIZE_MAXIMUM
  },
  56: { name: "QueueNum", write: (transport, value2) => transport.setQueueSize(value2) },
  80: { name: "QueueNotify", write: (transport, value2) => transport.notify(value2) },
  96: { name: "InterruptStatus", read: ({ state }) => state.interruptStatus },
  100: { name: "InterruptACK", write: (transport, value2) => transport.acknowledge(value2) },
  112: {
    name: "Status",
    read: ({ state }) => state.status,
    write: (transport, value2) => transport.writeStatus(value2)
  },
  // §4.2.2.1: there are no shared memory regions, so each has length −1.
  172: { name: "SHMSel" },
  176: { name: "SHMLenLow", read: ones },
  180: { name: "SHMLenHigh", read: ones }
};
var legacyRegisters = {
  40: { name: "GuestPageSize", write: (transport, value2) => setPageSize(transport, value2) },
  60: { name: "QueueAlign", write: (transport, value2) => setQueueAlign(transport, value2) },
  64: { name: "QueuePFN", read: queuePage, write: (transport, value2) => transport.writeQueuePage(value2) }
};
var modernRegisters = {
  68: {
    name: "QueueReady",
    read: (transport) => transport.selectedQueue()?.ready === true ? 1 : 0,
    write: setReady
  },
  ...addressRegisters(128, "QueueDesc", "descriptors"),
  ...addressRegisters(144, "QueueDriver", "driver"),
  ...addressRegisters(160, "QueueDevice", "device"),
  184: { name: "SHMBaseLow", read: ones },
  188: { name: "SHMBaseHigh", read: ones },
  // §4.2.2.1: reads 1 while the queue is being reset, which here is over when the write is.
  192: { name: "QueueReset", write: (transport, value2) => resetQueue(transport, value2) },
  252: { name: "ConfigGeneration", read: ({ state }) => state.configGeneration }
};
function addressRegisters(offset, name, field) {
  const set = (queue, low, high) => void (queue[field] = address64(low, high));
  return {
    [offset]: {
      name: `${name}Low`,
      write: (transport, low) => transport.configureQueue((queue) => set(queue, low, Math.floor(queue[field] / 2 ** 32)))
    },
    [offset + 4]: {
      name: `${name}High`,
      write: (transport, high) => transport.configureQueue((queue) => set(queue, queue[field] % 2 ** 32, high))
    }
  };
}
function setReady(transport, value2) {
  const queue = transport.selectedQueue();
  if (queue === void 0) return;
  if ((value2 & 1) === 1 && !queue.ready) Object.assign(queue, { nextAvailable: 0, nextUsed: 0, signalled: 0 });
  queue.ready = (value2 & 1) === 1;
}
function resetQueue(transport, value2) {
  if (value2 === 1 && transport.negotiated(FEATURE.RING_RESET)) transport.resetQueue();
}
function setPageSize({ state }, value2) {
  if (isPowerOfTwo(value2)) state.pageShift = Math.log2(value2);
}
function setQueueAlign({ state }, value2) {
  if (isPowerOfTwo(value2) && state.queueSelect < state.queues.length) state.queueAlign[state.queueSelect] = value2;
}
function queuePage(transport) {
  const queue = transport.selectedQueue();
  return queue?.ready === true ? queue.descriptors / 2 ** transport.state.pageShift : 0;
}

// src/engine/devices/virtio/mmio.ts
var STATUS2 = { DRIVER_OK: 4, FEATURES_OK: 8, NEEDS_RESET: 64 };
var INTERRUPT = { USED: 1, CONFIG: 2 };
var CONFIG = 256;
var PAUSE_AFTER = 64 << 20;
var VirtioMmio = class {
  name = "virtio_mmio";
  size = 512;
  legacy;
  device;
  state;
  #wiring;
  #registers;
  constructor(wiring) {
    this.#wiring = wiring;
    this.legacy = wiring.legacy;
    this.device = wiring.device;
    this.#registers = wiring.legacy ? legacyFile : modernFile;
    this.state = this.#resetState();
  }
  registerName(offset) {
    return offset >= CONFIG ? "Config" : this.#registers.registerName(offset);
  }
  read(offset, size) {
    if (offset >= CONFIG) return this.#readConfig(offset - CONFIG, size);
    return size === 4 && offset % 4 === 0 ? this.#registers.read(this, offset, size) : 0;
  }
  write(offset, size, value2) {
    if (offset >= CONFIG) this.#writeConfig(offset - CONFIG, size, value2);
    else if (size === 4 && offset % 4 === 0 && this.device !== void 0)
      this.#registers.write(this, offset, size, value2);
    return true;
  }
  /** 0, at once, when requests are left over from a notification. */
  deadline() {
    return this.state.pending.length > 0 ? 0 : Infinity;
  }
  advance() {
    const { pending: pending2 } = this.state;
    this.state.pending = [];
    for (const queue of pending2) this.notify(queue);
  }
  reset() {
    this.device?.reset();
    this.state = this.#resetState();
    this.#updateInterrupt();
  }
  save() {
    return { transport: structuredClone(this.state), device: this.device?.save() };
  }
  restore(saved) {
    const outer = stateReader(this.name, saved);
    const from = stateReader(this.name, outer.value("transport"));
    const count2 = this.device?.queueCount ?? 0;
    const queues = from.list("queues", count2).map(restoreVirtqueueState);
    const features = from.integers("driverFeatures", 2, 0, 4294967295);
    const aligns = from.integers("queueAlign", count2, 1, 2 ** 31);
    if (queues.length !== count2 || features.length !== 2 || aligns.length !== count2) from.fail("queues");
    if (aligns.some((align) => !isPowerOfTwo(align))) from.fail("queueAlign");
    const state = {
      status: from.integer("status", 0, 255),
      broken: from.boolean("broken"),
      interruptStatus: from.integer("interruptStatus", 0, 3),
      configGeneration: from.integer("configGeneration", 0, 4294967295),
      deviceFeaturesSelect: from.integer("deviceFeaturesSelect", 0, 4294967295),
      driverFeaturesSelect: from.integer("driverFeaturesSelect", 0, 4294967295),
      driverFeatures: [features[0] ?? 0, features[1] ?? 0],
      queueSelect: from.integer("queueSelect", 0, 4294967295),
      queues,
      pending: from.integers("pending", count2, 0, Math.max(0, count2 - 1)),
      pageShift: from.integer("pageShift", 0, 31),
      queueAlign: aligns
    };
    this.device?.restore(outer.value("device"));
    this.state = state;
    this.#updateInterrupt();
  }
  /** The device's configuration space changed by itself (§4.2.2: ConfigGeneration, InterruptStatus bit 1). */
  configChanged() {
    this.state.configGeneration = this.state.configGeneration + 1 >>> 0;
    this.raise(INTERRUPT.CONFIG);
  }
  raise(bits) {
    this.state.interruptStatus |= bits;
    this.#updateInterrupt();
  }
  acknowledge(bits) {
    this.state.interruptStatus &= ~bits;
    this.#updateInterrupt();
  }
  /** The queue that QueueSel selects, if there is one. */
  selectedQueue() {
    return this.state.queues[this.state.queueSelect];
  }
  /** A queue that runs keeps its registers: they may be written only while QueueReady is 0 (§4.2.2.2). */
  configureQueue(change2) {
    const queue = this.selectedQueue();
    if (queue !== void 0 && !queue.ready) change2(queue);
  }
  setQueueSize(size) {
    if (isQueueSize(size)) this.configureQueue((queue) => void (queue.size = size));
  }
  resetQueue() {
    const { queues, queueSelect, queueAlign } = this.state;
    if (queues[queueSelect] === void 0) return;
    queues[queueSelect] = virtqueueResetState();
    queueAlign[queueSelect] = 4096;
    this.state.pending = this.state.pending.filter((queue) => queue !== queueSelect);
  }
  /** §2.1 and §3.1.1. Zero resets the device; the other bits only ever get set. */
  writeStatus(value2) {
    if (value2 === 0) {
      const { pageShift } = this.state;
      this.reset();
      this.state.pageShift = pageShift;
      return;
    }
    const { state } = this;
    let added = value2 & 255 & ~state.status & ~STATUS2.NEEDS_RESET;
    if (!this.legacy && (added & STATUS2.FEATURES_OK) !== 0 && !this.#featuresAcceptable()) added &= ~STATUS2.FEATURES_OK;
    state.status |= added;
  }
  writeDriverFeatures(value2) {
    const { state } = this;
    if ((state.status & STATUS2.FEATURES_OK) !== 0) return;
    if (this.legacy && state.driverFeaturesSelect === 0) {
      state.driverFeatures[0] = (value2 & (this.#offered()[0] ?? 0)) >>> 0;
    } else if (!this.legacy && state.driverFeaturesSelect < 2) {
      state.driverFeatures[state.driverFeaturesSelect] = value2;
    }
  }
  deviceFeatures() {
    return this.#offered()[this.state.deviceFeaturesSelect] ?? 0;
  }
  negotiated(bit) {
    return hasFeature(this.state.driverFeatures, bit);
  }
  /** Legacy (§4.2.4): the page number sets all three rings; 0 takes the queue out of use. */
  writeQueuePage(page) {
    const queue = this.selectedQueue();
    if (queue === void 0) return;
    if (page === 0) {
      this.resetQueue();
      return;
    }
    const align = this.state.queueAlign[this.state.queueSelect] ?? 4096;
    const { size } = queue;
    const descriptors = Math.min(page * 2 ** this.state.pageShift, 2 ** 52);
    const driver = descriptors + 16 * size;
    const device2 = Math.ceil((driver + 6 + 2 * size) / align) * align;
    Object.assign(queue, { ready: true, descriptors, driver, device: device2, nextAvailable: 0, nextUsed: 0, signalled: 0 });
  }
  /** Processes everything that is available in queue `index`, then interrupts. */
  notify(index) {
    const { state, device: device2 } = this;
    const queue = state.queues[index];
    if (device2 === void 0 || queue === void 0 || !queue.ready || state.broken) return;
    if (!this.legacy && (state.status & STATUS2.DRIVER_OK) === 0) return;
    const virtqueue = new Virtqueue(queue, this.#wiring.memory, state.driverFeatures);
    const outcome2 = this.#process(virtqueue, device2);
    if (outcome2 === "broken") this.#break();
    else {
      if (outcome2.left && !state.pending.includes(index)) state.pending.push(index);
      if (outcome2.interrupt) this.raise(INTERRUPT.USED);
    }
  }
  #process(virtqueue, device2) {
    let left = virtqueue.available();
    if (left === "broken") return "broken";
    if (left === 0) return { left: false, interrupt: false };
    for (let moved = 0; left > 0 && moved < PAUSE_AFTER; left--) {
      const chain = virtqueue.take();
      const completion = chain === "broken" ? chain : device2.handle(chain, virtqueue);
      if (chain === "broken" || completion === "broken") return "broken";
      if (!virtqueue.use(chain.head, completion.written)) return "broken";
      moved += completion.moved;
    }
    const finished = virtqueue.finish();
    return finished === "broken" ? "broken" : { left: left > 0, interrupt: finished.interrupt };
  }
  /** §2.1.2: the device sets DEVICE_NEEDS_RESET and, if the driver runs, tells it. A legacy device just stops. */
  #break() {
    this.state.broken = true;
    if (this.legacy) return;
    this.state.status |= STATUS2.NEEDS_RESET;
    if ((this.state.status & STATUS2.DRIVER_OK) !== 0) this.configChanged();
  }
  #offered() {
    return this.device?.offeredFeatures(this.legacy) ?? [];
  }
  #featuresAcceptable() {
    const offered = this.#offered();
    return this.state.driverFeatures.every((word2, i) => (word2 & ~(offered[i] ?? 0)) === 0);
  }
  #updateInterrupt() {
    this.#wiring.interrupt.set(this.state.interruptStatus !== 0);
  }
  /** Beyond the configuration space all bits are ones, as on QEMU; an empty slot has none and reads as zero. */
  #readConfig(offset, size) {
    if (this.device === void 0) return 0;
    let value2 = 0;
    for (let i = 0; i < Math.min(size, 4); i++) value2 += (this.device.readConfig(offset + i) ?? 255) * 2 ** (8 * i);
    return value2;
  }
  #writeConfig(offset, size, value2) {
    for (let i = 0; i < Math.min(size, 4); i++) this.device?.writeConfig(offset + i, value2 >>> 8 * i & 255);
  }
  #resetState() {
    const count2 = this.device?.queueCount ?? 0;
    return {
      status: 0,
      broken: false,
      interruptStatus: 0,
      configGeneration: 0,
      deviceFeaturesSelect: 0,
      driverFeaturesSelect: 0,
      driverFeatures: [0, 0],
      queueSelect: 0,
      queues: Array.from({ length: count2 }, virtqueueResetState),
      pending: [],
      pageShift: 0,
      queueAlign: Array.from({ length: count2 }, () => 4096)
    };
  }
};
var legacyFile = registerFile({ ...commonRegisters, ...legacyRegisters });
var modernFile = registerFile({ ...commonRegisters, ...modernRegisters });

// src/engine/devices/pl011.ts
var INTERRUPT2 = {
  RI: 1,
  CTS: 2,
  DCD: 4,
  DSR: 8,
  RX: 16,
  TX: 32,
  RT: 64,
  FE: 128,
  PE: 256,
  BE: 512,
  OE: 1024
};
var FLAG2 = { CTS: 1, DSR: 2, DCD: 4, BUSY: 8, RXFE: 16, TXFF: 32, RXFF: 64, TXFE: 128, RI: 256 };
var CONTROL = { LBE: 128, TXE: 256, RXE: 512, DTR: 1024, RTS: 2048, OUT1: 4096, OUT2: 8192 };
var LINE = { BRK: 1, FEN: 16 };
var DATA_BE = 1024;
var DATA_OE = 2048;
var STATUS_OE = 8;
var FIFO_DEPTH = 16;
var TRIGGER = [2, 4, 8, 12, 14, 14, 14, 14];
var UARTCLK = 24e6;
var COUNTER_FREQUENCY = 625e5;
var get = (field) => ({ state }) => state[field];
function plain(name, field, mask) {
  return { name, read: get(field), write: ({ state }, value2) => void (state[field] = value2 & mask) };
}
var registers = registerFile({
  ...primeCellIdentification("UART", [17, 16, 20, 0, 13, 240, 5, 177]),
  0: {
    name: "UARTDR",
    read: (uart2) => uart2.popReceived(),
    write: (uart2, value2) => uart2.pushTransmit(value2 & 255)
  },
  4: plain("UARTRSR", "receiveStatus", 0),
  // §3.3.2: any write is UARTECR and clears the errors
  24: { name: "UARTFR", read: (uart2) => uart2.flags() },
  32: plain("UARTILPR", "lowPower", 255),
  36: plain("UARTIBRD", "integerBaud", 65535),
  40: plain("UARTFBRD", "fractionalBaud", 63),
  44: { name: "UARTLCR_H", read: get("lineControl"), write: (uart2, value2) => uart2.writeLineControl(value2 & 255) },
  48: { name: "UARTCR", read: get("control"), write: (uart2, value2) => uart2.writeControl(value2 & 65415) },
  52: { name: "UARTIFLS", read: get("fifoLevels"), write: (uart2, value2) => uart2.writeFifoLevels(value2 & 63) },
  56: { name: "UARTIMSC", read: get("mask"), write: (uart2, value2) => uart2.writeMask(value2 & 2047) },
  60: { name: "UARTRIS", read: get("raw") },
  64: { name: "UARTMIS", read: ({ state }) => state.raw & state.mask },
  68: { name: "UARTICR", write: (uart2, value2) => uart2.clearInterrupts(value2) },
  // §3.3.13: 1 clears, 0 leaves
  72: plain("UARTDMACR", "dmaControl", 7)
});
function resetState() {
  return {
    receiveStatus: 0,
    lowPower: 0,
    integerBaud: 0,
    fractionalBaud: 0,
    divisor: 0,
    lineControl: 0,
    control: 768,
    fifoLevels: 18,
    mask: 0,
    raw: 0,
    dmaControl: 0,
    receiveFifo: [],
    transmitFifo: [],
    overrun: false,
    timeoutAt: null
  };
}
var Pl011 = class {
  name = "pl011";
  size = 4096;
  state = resetState();
  #wiring;
  constructor(wiring) {
    this.#wiring = wiring;
  }
  registerName(offset) {
    return registers.registerName(offset);
  }
  read(offset, size) {
    return this.#access(() => registers.read(this, offset, size));
  }
  write(offset, size, value2) {
    this.#access(() => registers.write(this, offset, size, value2));
    return true;
  }
  deadline() {
    const { mask, raw, timeoutAt } = this.state;
    return (mask & INTERRUPT2.RT) !== 0 && (raw & INTERRUPT2.RT) === 0 ? timeoutAt ?? Infinity : Infinity;
  }
  /** The receive time-out's raw status exists only while it is unmasked (§3.3.11, footnote to table 3-14). */
  advance() {
    if (this.#wiring.counter.ticks() >= this.deadline()) this.state.raw |= INTERRUPT2.RT;
    this.#wiring.interrupt.set((this.state.raw & this.state.mask) !== 0);
  }
  reset() {
    this.state = resetState();
    this.#wiring.interrupt.set(false);
    this.#wiring.onReceiveSpace?.();
  }
  save() {
    return structuredClone(this.state);
  }
  restore(saved) {
    const from = stateReader(this.name, saved);
    const lineControl = from.integer("lineControl", 0, 255);
    const depth = (lineControl & LINE.FEN) !== 0 ? FIFO_DEPTH : 1;
    this.state = {
      receiveStatus: from.integer("receiveStatus", 0, 15),
      lowPower: from.integer("lowPower", 0, 255),
      integerBaud: from.integer("integerBaud", 0, 65535),
      fractionalBaud: from.integer("fractionalBaud", 0, 63),
      divisor: from.integer("divisor", 0, 4194303),
      lineControl,
      control: from.integer("control", 0, 65535) & 65415,
      fifoLevels: from.integer("fifoLevels", 0, 63),
      mask: from.integer("mask", 0, 2047),
      raw: from.integer("raw", 0, 2047),
      dmaControl: from.integer("dmaControl", 0, 7),
      receiveFifo: from.integers("receiveFifo", depth, 0, 2047),
      transmitFifo: from.integers("transmitFifo", depth, 0, 255),
      overrun: from.boolean("overrun"),
      timeoutAt: from.ticksOrNull("timeoutAt")
    };
    this.advance();
  }
  /** A character arrives on UARTRXD. False, and nothing done, when there is no room for it (or CR keeps it out). */
  receive(byte2) {
    return this.#receiveFromLine(byte2 & 255);
  }
  /** A break arrives on UARTRXD: one zero character with BE set (§2.4.2). False as for `receive`. */
  receiveBreak() {
    return this.#receiveFromLine(DATA_BE);
  }
  popReceived() {
    const { state } = this;
    const character = state.receiveFifo.shift();
    if (character === void 0) return 0;
    state.receiveStatus = state.receiveStatus & STATUS_OE | character >>> 8;
    const data = character | (state.overrun ? DATA_OE : 0);
    state.overrun = false;
    this.#dropReceiveInterrupts();
    return data;
  }
  pushTransmit(byte2) {
    const { state } = this;
    if (state.transmitFifo.length >= this.#depth()) return;
    state.transmitFifo.push(byte2);
    if (state.transmitFifo.length > this.#transmitTrigger()) state.raw &= ~INTERRUPT2.TX;
    this.#drain();
  }
  flags() {
    const { receiveFifo, transmitFifo } = this.state;
    const depth = this.#depth();
    return this.#modemInputs() | (transmitFifo.length > 0 ? FLAG2.BUSY : FLAG2.TXFE) | (transmitFifo.length >= depth ? FLAG2.TXFF : 0) | (receiveFifo.length === 0 ? FLAG2.RXFE : 0) | (receiveFifo.length >= depth ? FLAG2.RXFF : 0);
  }
  /** §3.3.7: writing LCR_H makes the baud rate divisors take effect; changing FEN flushes both FIFOs. */
  writeLineControl(value2) {
    const { state } = this;
    const changed2 = state.lineControl ^ value2;
    state.lineControl = value2;
    state.divisor = state.integerBaud * 64 + state.fractionalBaud;
    if ((changed2 & LINE.FEN) !== 0) {
      state.receiveFifo = [];
      state.transmitFifo = [];
      state.overrun = false;
      this.#dropReceiveInterrupts();
    }
    if ((changed2 & value2 & LINE.BRK) !== 0 && (state.control & CONTROL.LBE) !== 0) this.#pushReceived(DATA_BE);
  }
  writeControl(value2) {
    const before = this.#modemInputs();
    this.state.control = value2;
    const changed2 = before ^ this.#modemInputs();
    if ((changed2 & FLAG2.CTS) !== 0) this.state.raw |= INTERRUPT2.CTS;
    if ((changed2 & FLAG2.DSR) !== 0) this.state.raw |= INTERRUPT2.DSR;
    if ((changed2 & FLAG2.DCD) !== 0) this.state.raw |= INTERRUPT2.DCD;
    if ((changed2 & FLAG2.RI) !== 0) this.state.raw |= INTERRUPT2.RI;
    this.#drain();
  }
  writeFifoLevels(value2) {
    const { state } = this;
    const count2 = state.receiveFifo.length;
    const below = count2 < this.#receiveTrigger();
    state.fifoLevels = value2;
    if (count2 < this.#receiveTrigger()) state.raw &= ~INTERRUPT2.RX;
    else if (below) state.raw |= INTERRUPT2.RX;
  }
  writeMask(value2) {
    this.state.mask = value2;
    if ((value2 & INTERRUPT2.RT) === 0) this.state.raw &= ~INTERRUPT2.RT;
  }
  clearInterrupts(value2) {
    const { state } = this;
    if ((value2 & state.raw & INTERRUPT2.RT) !== 0) this.#startTimeout();
    state.raw &= ~value2;
  }
  #access(registerAccess) {
    const hadSpace = this.#hasReceiveSpace();
    this.advance();
    const result = registerAccess();
    this.advance();
    if (!hadSpace && this.#hasReceiveSpace()) this.#wiring.onReceiveSpace?.();
    return result;
  }
  #receiveFromLine(character) {
    if (!this.#hasReceiveSpace()) return false;
    this.#pushReceived(character);
    this.advance();
    return true;
  }
  /** In loopback the line is disconnected from the receiver; what comes meanwhile waits outside, as when there is no room. */
  #hasReceiveSpace() {
    const { control: control2, receiveFifo } = this.state;
    return (control2 & CONTROL.RXE) !== 0 && (control2 & CONTROL.LBE) === 0 && receiveFifo.length < this.#depth();
  }
  #pushReceived(character) {
    const { state } = this;
    if ((state.control & CONTROL.RXE) === 0) return;
    if (state.receiveFifo.length >= this.#depth()) {
      state.overrun = true;
      state.receiveStatus |= STATUS_OE;
      state.raw |= INTERRUPT2.OE;
      return;
    }
    state.receiveFifo.push(character);
    if ((character & DATA_BE) !== 0) state.raw |= INTERRUPT2.BE;
    if (state.receiveFifo.length === this.#receiveTrigger()) state.raw |= INTERRUPT2.RX;
    this.#startTimeout();
  }
  #dropReceiveInterrupts() {
    const { state } = this;
    if (state.receiveFifo.length < this.#receiveTrigger()) state.raw &= ~INTERRUPT2.RX;
    if (state.receiveFifo.length > 0) return;
    state.raw &= ~INTERRUPT2.RT;
    state.timeoutAt = null;
  }
  /** 32 bit periods (§2.8.4) of 16 × divisor UARTCLK cycles; without a divisor as with the smallest legal one, IBRD = 1. */
  #startTimeout() {
    const divisor = Math.max(this.state.divisor, 64) / 64;
    const period = Math.ceil(32 * 16 * divisor * COUNTER_FREQUENCY / UARTCLK);
    this.state.timeoutAt = this.state.receiveFifo.length > 0 ? this.#wiring.counter.ticks() + period : null;
  }
  #drain() {
    const { state } = this;
    if ((state.control & CONTROL.TXE) === 0 || state.transmitFifo.length === 0) return;
    const leaving = state.transmitFifo;
    state.transmitFifo = [];
    state.raw |= INTERRUPT2.TX;
    for (const byte2 of leaving) {
      if ((state.control & CONTROL.LBE) !== 0) this.#pushReceived(byte2);
      this.#wiring.transmit(byte2);
    }
  }
  /** CR.LBE feeds the modem outputs to the modem inputs (§3.3.8); otherwise nothing is connected to them. */
  #modemInputs() {
    const { control: control2 } = this.state;
    if ((control2 & CONTROL.LBE) === 0) return 0;
    return ((control2 & CONTROL.RTS) !== 0 ? FLAG2.CTS : 0) | ((control2 & CONTROL.DTR) !== 0 ? FLAG2.DSR : 0) | ((control2 & CONTROL.OUT1) !== 0 ? FLAG2.DCD : 0) | ((control2 & CONTROL.OUT2) !== 0 ? FLAG2.RI : 0);
  }
  #depth() {
    return (this.state.lineControl & LINE.FEN) !== 0 ? FIFO_DEPTH : 1;
  }
  #receiveTrigger() {
    return this.#depth() === 1 ? 1 : TRIGGER[this.state.fifoLevels >>> 3 & 7] ?? 1;
  }
  #transmitTrigger() {
    return this.#depth() === 1 ? 0 : TRIGGER[this.state.fifoLevels & 7] ?? 0;
  }
};

// src/engine/hypervisor/state-schema.ts
var refuse2 = (path) => {
  throw new EngineError("hypervisor.bad-state", { field: path });
};
var when = (holds) => Object.assign((value2, path) => void (holds(value2) || refuse2(path)), { holds });
var boolean = when((value2) => typeof value2 === "boolean");
var integer = (least, most) => when((value2) => typeof value2 === "number" && Number.isInteger(value2) && value2 >= least && value2 <= most);
var word = integer(0, 4294967295);
var byte = integer(0, 255);
var count = integer(0, Number.MAX_SAFE_INTEGER);
var unsigned64 = when((value2) => typeof value2 === "bigint" && value2 >= 0n && value2 < 1n << 64n);
var text = (most) => when((value2) => typeof value2 === "string" && value2.length <= most);
var oneOf = (...names) => when((value2) => names.includes(value2));
var orNull = (check) => (value2, path) => {
  if (value2 !== null) check(value2, path);
};
var fields = (checks) => (value2, path) => {
  const names = namesOf(value2, path);
  for (const name of names) if (!Object.hasOwn(checks, name)) refuse2(`${path}.${name.slice(0, 64)}`);
  for (const [name, check] of Object.entries(checks))
    check(value2[name], `${path}.${name}`);
};
var entries = (most, check) => (value2, path) => {
  const names = namesOf(value2, path);
  if (names.length > most || names.some((name) => name.length > 64)) refuse2(path);
  for (const name of names) check(value2[name], `${path}.${name}`);
};
function namesOf(value2, path) {
  if (typeof value2 !== "object" || value2 === null || Array.isArray(value2)) return refuse2(path);
  return Object.keys(value2);
}
var list = (least, most, check) => (value2, path) => {
  if (!Array.isArray(value2) || value2.length < least || value2.length > most) return refuse2(path);
  for (let i = 0; i < value2.length; i++) if (check.holds?.(value2[i]) !== true) check(value2[i], `${path}[${i}]`);
};
var exactly = (length, check) => list(length, length, check);
var matching = (of, check) => (value2, path) => {
  if (!Array.isArray(value2) || value2.length !== of.length) return refuse2(path);
  of.forEach((model, i) => check(model)(value2[i], `${path}[${i}]`));
};
var intids = list(0, INTID.COUNT, integer(0, INTID.COUNT - 1));
var listRegister = when(
  (value2) => typeof value2 === "number" && Number.isInteger(value2) && value2 === value2 >>> 0 && intidOf(value2) < INTID.COUNT
);
var bank = (size) => {
  const flags = exactly(size, boolean);
  return fields({
    group: flags,
    enabled: flags,
    pending: flags,
    line: flags,
    active: flags,
    priority: exactly(size, byte),
    targets: exactly(size, byte),
    edge: flags,
    physical: flags,
    waiting: intids
  });
};
var vcpu = fields({
  power: oneOf("off", "on"),
  start: orNull(fields({ entry: unsigned64, context: unsigned64 })),
  waiting: boolean,
  step: orNull(fields({ ss: boolean, locked: boolean })),
  interrupts: bank(INTID.FIRST_SPI),
  sgiSources: exactly(16, byte),
  listRegisters: exactly(LIST_REGISTERS, listRegister),
  hcr: integer(0, 7),
  evicted: list(0, INTID.COUNT, listRegister),
  deactivating: intids,
  clearing: intids,
  saved: orNull(
    fields({
      frame: exactly(FRAME.SIZE / 8, unsigned64),
      registers: fields(Object.fromEntries(CONTEXT.map((name) => [name, unsigned64]))),
      vmcr: word,
      apr: word
    })
  )
});
var device = (restore) => (value2, path) => {
  try {
    restore(value2);
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    refuse2(`${path}.${error.params["field"] ?? ""}`);
  }
};
var wire = { set: () => void 0 };
var nowhere = {
  size: 0,
  readOnly: true,
  read: () => void 0,
  write: () => false,
  writeZeroes: () => false,
  flush: () => false,
  discard: () => false
};
var uart = device((saved) => {
  new Pl011({ interrupt: wire, counter: { ticks: () => 0 }, transmit: () => void 0 }).restore(saved);
});
var disk = device((saved) => {
  const memory = { read: () => void 0, write: () => false };
  new VirtioMmio({ interrupt: wire, memory, legacy: false, device: new VirtioBlock(nowhere) }).restore(saved);
});
var table = (last) => when((value2) => typeof value2 === "number" && value2 % 4096 === 0 && value2 >= OWN.tables.start && value2 <= last);
var END_OF_TABLES = OWN.tables.start + OWN.tables.size;
var vm3 = (model) => fields({
  power: oneOf("off", "on", "failed"),
  paused: boolean,
  restart: boolean,
  starts: count,
  root: (value2, path) => value2 === 0 ? void 0 : table(END_OF_TABLES - 4096)(value2, path),
  distributor: fields({ control: integer(0, 3), shared: bank(model.distributor.shared.enabled.length) }),
  vcpus: exactly(model.vcpus.length, vcpu),
  uart: orNull(uart),
  disks: exactly(model.disks.length, orNull(disk)),
  traps: entries(256, count),
  report: orNull(
    fields({
      code: text(64),
      params: entries(
        16,
        when((value2) => typeof value2 === "number" || typeof value2 === "string" && value2.length <= 256)
      )
    })
  )
});
function checkState(saved, like) {
  const holder = (value2, path) => {
    fields({ vm: integer(0, like.vms.length - 1), vcpu: count })(value2, path);
    const { vm: v, vcpu: n } = value2;
    if (n >= (like.vms[v]?.vcpus.length ?? 0)) refuse2(`${path}.vcpu`);
  };
  const cpu = fields({
    online: boolean,
    current: orNull(holder),
    turn: count,
    turnEnd: unsigned64,
    floatingPoint: orNull(holder)
  });
  fields({
    format: when((value2) => value2 === like.format),
    cpus: exactly(like.cpus.length, cpu),
    vms: matching(like.vms, vm3),
    nextTable: table(END_OF_TABLES)
  })(saved, "state");
}

// src/engine/hypervisor/state.ts
var SPIS = 256;
var fill = (count2, value2) => Array.from({ length: count2 }, () => value2);
function newBank(count2) {
  return {
    group: fill(count2, false),
    enabled: fill(count2, false),
    pending: fill(count2, false),
    line: fill(count2, false),
    active: fill(count2, false),
    priority: fill(count2, 0),
    targets: fill(count2, 1),
    edge: fill(count2, false),
    physical: fill(count2, false),
    waiting: []
  };
}
function newVCpu() {
  const interrupts = newBank(32);
  for (let sgi = 0; sgi < 16; sgi++) {
    interrupts.enabled[sgi] = true;
    interrupts.edge[sgi] = true;
  }
  return {
    power: "off",
    start: null,
    waiting: false,
    step: null,
    interrupts,
    sgiSources: fill(16, 0),
    listRegisters: fill(4, 0),
    hcr: 1,
    evicted: [],
    deactivating: [],
    clearing: [],
    saved: null
  };
}
function newVm(vcpus, disks) {
  return {
    power: "off",
    paused: false,
    restart: false,
    starts: 0,
    root: 0,
    distributor: { control: 0, shared: newBank(SPIS) },
    vcpus: Array.from({ length: vcpus }, newVCpu),
    uart: null,
    disks: fill(disks, null),
    traps: {},
    report: null
  };
}
function newState(cores, vms, tables) {
  return {
    format: 1,
    cpus: Array.from({ length: cores }, () => ({
      online: false,
      current: null,
      turn: 0,
      turnEnd: 0n,
      floatingPoint: null
    })),
    vms: vms.map(({ vcpus, disks }) => newVm(vcpus, disks)),
    nextTable: tables
  };
}
function readState(saved, like) {
  checkState(saved, like);
  return structuredClone(saved);
}

// src/engine/hypervisor/vm.ts
var VM = class {
  plan;
  state;
  vcpus;
  vgic;
  #call;
  constructor(call, plan) {
    this.#call = call;
    this.plan = plan;
    this.state = call.state.vms[plan.index] ?? failed("hypervisor.bad-state", { field: "vms" });
    this.vcpus = this.state.vcpus.map((state, n) => new VCpu(call, this, n, plan.cores[n] ?? 0, state));
    this.vgic = new Vgic(call, this);
  }
  /** Its stage 2; made at the first start. VMIDs count from 1: 0 is EL2's own in traces. */
  get pageTable() {
    return new GuestPageTable(this.#call.el2, this.#call.state, this.plan.index + 1, this.state.root);
  }
  /** Powers VCpu 0 on; called on its core. From the second time on memory gets its images from the store again. */
  start() {
    const { plan, state } = this;
    if (state.root === 0) {
      const table2 = this.pageTable;
      state.root = table2.root;
      for (const { ipa, pa, size, attributes } of plan.maps) table2.map(ipa, pa, size, attributes);
    }
    if (state.starts++ > 0) {
      const fresh = newVm(plan.cores.length, plan.disks.length);
      const { traps, root, starts, report } = state;
      const { vcpus, ...rest } = fresh;
      Object.assign(state, rest, { traps, root, starts, report });
      vcpus.forEach((vcpu2, n) => Object.assign(state.vcpus[n] ?? {}, vcpu2));
      const copies = plan.images.map(({ store, address, bytes: bytes2 }) => ({ from: store, to: address, size: bytes2.length }));
      this.#call.work = { ...this.#call.work, copies: [...this.#call.work.copies ?? [], ...copies] };
    }
    state.power = "on";
    this.vcpus[0]?.powerOn(BigInt(plan.entry), BigInt(plan.deviceTree));
  }
  /** All its VCpus stop, those on other cores when they see the kick; what it held of the interrupt controller is let go. */
  stop(power) {
    this.state.power = power;
    for (const vcpu2 of this.vcpus) {
      vcpu2.state.power = "off";
      if (vcpu2.core !== this.#call.cpu.id) this.#call.cpu.kick(vcpu2.core);
    }
    this.vgic.releasePhysical();
  }
  /** Of a paused VM: each of its VCpus executes one instruction. */
  step() {
    if (!this.state.paused) return;
    for (const { state } of this.vcpus) if (state.power === "on") state.step ??= { ss: false, locked: false };
  }
  /** Counts a trap by name. */
  count(name) {
    this.state.traps[name] = (this.state.traps[name] ?? 0) + 1;
  }
  report(code, params) {
    this.state.report = { code, params };
  }
};
function control(call) {
  const channel = call.el2.console(CONTROL_CHANNEL);
  for (let command = channel?.read(); command !== void 0; command = channel?.read()) {
    const vm4 = call.vms[(channel?.read() ?? 0) - 48];
    if (vm4 === void 0) continue;
    const letter = String.fromCharCode(command);
    if (letter === "p") vm4.state.paused = true;
    else if (letter === "c") vm4.state.paused = false;
    else if (letter === "s") vm4.step();
    else if (letter === "k") vm4.stop("off");
    else if (letter === "r") restart(call, vm4);
    for (const { core } of vm4.vcpus) call.cpu.kick(core);
  }
}
function restart(call, vm4) {
  vm4.stop("off");
  vm4.state.restart = true;
  for (const { core } of vm4.vcpus) call.cpu.kick(core);
}

// src/engine/hypervisor/call.ts
var Call = class {
  el2;
  frame;
  plan;
  state;
  handlers;
  cpu;
  vms;
  /** What vectors.s is to do before it resumes. */
  work = {};
  constructor(el2, plan, state, handlers) {
    this.el2 = el2;
    this.frame = new Frame(el2);
    this.plan = plan;
    this.state = state;
    this.handlers = handlers;
    this.vms = plan.vms.map((vm4) => new VM(this, vm4));
    this.cpu = new PerCpu(this, el2.core);
  }
  /** The VCpu on this core, or undefined. */
  get current() {
    return this.cpu.current;
  }
  finish() {
    const { save, load, copies } = this.work;
    if (save !== void 0 || load !== void 0 || copies !== void 0) this.frame.requestWork(this.work);
  }
};

// src/engine/hypervisor/inject.ts
var FROM = { CURRENT_SP0: 0, CURRENT_SPX: 512, LOWER: 1024 };
var EL1H_MASKED = 0x3c5n;
var IL = 1n << 25n;
var EC = { UNKNOWN: 0x00n, INSTRUCTION_ABORT: 0x20n, DATA_ABORT: 0x24n };
var EXTERNAL_ABORT = 0x10n;
function injectSynchronous(call, esr, far) {
  const { el2, frame } = call;
  const spsr = frame.spsr;
  const mode = Number(spsr & 0xfn);
  const from = mode === 0 ? FROM.LOWER : (mode & 1) === 0 ? FROM.CURRENT_SP0 : FROM.CURRENT_SPX;
  el2.msr("ELR_EL1", frame.elr);
  el2.msr("SPSR_EL1", spsr);
  el2.msr("ESR_EL1", esr);
  if (far !== void 0) el2.msr("FAR_EL1", far);
  frame.elr = el2.mrs("VBAR_EL1") + BigInt(from);
  frame.spsr = spsr & 0xf0000000n | EL1H_MASKED;
}
function injectUndefined(call) {
  injectSynchronous(call, EC.UNKNOWN << 26n | IL);
}
function injectAbort(call, esr, far) {
  const fromEl0 = (call.frame.spsr & 0xfn) === 0n;
  const trapped = esr >> 26n;
  const base = trapped === EC.INSTRUCTION_ABORT ? EC.INSTRUCTION_ABORT : EC.DATA_ABORT;
  const ec = base + (fromEl0 ? 0n : 1n);
  const writeAndLength = esr & (IL | 1n << 6n);
  injectSynchronous(call, ec << 26n | writeAndLength | EXTERNAL_ABORT, far);
}

// src/engine/hypervisor/vblk.ts
function diskOf(channel) {
  return {
    size: channel.size,
    readOnly: channel.readOnly,
    read: (offset, length) => channel.read(offset, length),
    write: (offset, bytes2) => channel.write(offset, bytes2),
    writeZeroes: (offset, length) => channel.write(offset, new Uint8Array(length)),
    flush: () => channel.flush(),
    discard: () => true
  };
}
function memoryOf(call, vm4) {
  const ram = vm4.plan.maps.filter(({ attributes }) => attributes === "memory");
  const physical = (ipa, length) => {
    const map = ram.find((range) => ipa >= range.ipa && length >= 0 && ipa + length <= range.ipa + range.size);
    return map && map.pa + (ipa - map.ipa);
  };
  return {
    read(ipa, length) {
      const pa = physical(ipa, length);
      return pa === void 0 ? void 0 : call.el2.readBytes(pa, length);
    },
    write(ipa, bytes2) {
      const pa = physical(ipa, bytes2.length);
      return pa !== void 0 && call.el2.writeBytes(pa, bytes2);
    }
  };
}
function transportOf(call, vm4, n, disk2) {
  const channel = call.el2.disk(disk2.channel);
  if (channel === void 0) return void 0;
  const transport = new VirtioMmio({
    interrupt: { set: (level) => vm4.vgic.setLine(disk2.intid, level) },
    memory: memoryOf(call, vm4),
    legacy: false,
    device: new VirtioBlock(diskOf(channel), disk2.id)
  });
  const saved = vm4.state.disks[n];
  if (saved !== null) transport.restore(saved);
  return transport;
}
function diskAt(vm4, ipa) {
  const n = vm4.plan.disks.findIndex((disk2) => ipa >= disk2.ipa && ipa < disk2.ipa + 512);
  return n < 0 ? void 0 : n;
}
function accessDisk(call, vm4, n, ipa, size, value2) {
  const disk2 = vm4.plan.disks[n];
  const transport = disk2 && transportOf(call, vm4, n, disk2);
  if (disk2 === void 0 || transport === void 0) return void 0;
  const offset = ipa - disk2.ipa;
  let result = 0n;
  if (value2 === void 0) result = BigInt(transport.read(offset, size));
  else transport.write(offset, size, Number(value2 & 0xffffffffn));
  for (let round = 0; transport.deadline() !== Infinity && round < 16; round++) transport.advance();
  vm4.state.disks[n] = transport.save();
  return result;
}

// src/engine/hypervisor/vgic/distributor.ts
var IIDR = 1083;
var IDENTIFICATION2 = [4, 0, 0, 0, 144, 180, 43, 0, 13, 240, 5, 177];
var SGIR = 3840;
var GuestDistributor = class {
  vm;
  vcpu;
  #call;
  constructor(call, vcpu2) {
    this.#call = call;
    this.vcpu = vcpu2;
    this.vm = vcpu2.vm;
  }
  /** `size` bytes at `offset`. Undefined: refused, as the board does with doublewords and unaligned accesses. */
  read(offset, size) {
    if (size === 8 || offset % size !== 0) return void 0;
    let value2 = 0;
    for (let i = 0; i < size; i++) value2 |= this.#readByte(offset + i) << 8 * i;
    return BigInt(value2 >>> 0);
  }
  /** False: refused. */
  write(offset, size, value2) {
    if (size === 8 || offset % size !== 0) return false;
    const word2 = Number(value2 & 0xffffffffn);
    if (offset === SGIR && size === 4) this.#sendSgi(word2);
    else for (let i = 0; i < size; i++) this.#writeByte(offset + i, word2 >>> 8 * i & 255);
    return true;
  }
  place(intid) {
    return this.vm.vgic.place(this.vcpu, intid);
  }
  #readByte(offset) {
    const byteOf = (word2) => word2 >>> 8 * (offset & 3) & 255;
    if (offset < 4) return byteOf(this.vm.state.distributor.control);
    if (offset < 8) return byteOf(this.vm.vcpus.length - 1 << 5 | INTID.COUNT / 32 - 1);
    if (offset < 12) return byteOf(IIDR);
    if (offset >= 4048) return byteOf(IDENTIFICATION2[offset - 4048 >> 2] ?? 0);
    const sgi = sgiAt(offset);
    if (sgi !== void 0) return this.#sourcesOf(sgi);
    const { field, first } = fieldAt(offset) ?? {};
    let value2 = 0;
    if (field !== void 0 && first !== void 0) {
      for (let i = 0; i < 8 / field.width; i++)
        if (first + i < INTID.COUNT) value2 |= field.read(this, first + i) << field.width * i;
    }
    return value2;
  }
  #writeByte(offset, value2) {
    if (offset === 0) {
      this.vm.state.distributor.control = value2 & 3;
      for (const { core } of this.vm.vcpus) this.#call.cpu.kick(core);
      return;
    }
    const sgi = sgiAt(offset);
    if (sgi !== void 0) return offset < 3872 ? this.#clearSgi(sgi, value2) : this.#setSgi(sgi, value2);
    const { field, first } = fieldAt(offset) ?? {};
    if (field?.write === void 0 || first === void 0) return;
    const mask = (1 << field.width) - 1;
    for (let i = 0; i < 8 / field.width; i++)
      if (first + i < INTID.COUNT) field.write(this, first + i, value2 >> field.width * i & mask);
  }
  /** §4.3.15: to a list of VCpus, to all others, or to itself; the reserved filter goes to all, as on the board. */
  #sendSgi(value2) {
    const self = 1 << this.vcpu.index;
    const list2 = [value2 >>> 16 & 255, 255 & ~self, self, 255][value2 >>> 24 & 3] ?? 0;
    for (const to of this.vm.vcpus) if ((list2 & 1 << to.index) !== 0) this.vm.vgic.sendSgi(self, to, value2 & 15);
  }
  /** Those of its own list registers included. */
  #sourcesOf(sgi) {
    const { listRegisters, sgiSources } = this.vcpu.state;
    const listed = listRegisters.filter((lr) => isPending(lr) && intidOf(lr) === sgi);
    return listed.reduce((sources, lr) => sources | 1 << sourceOf(lr), sgiSources[sgi] ?? 0);
  }
  /** GICD_SPENDSGIR and GICD_CPENDSGIR: one bit for each VCpu that is the sender; of the reading VCpu's own SGIs. */
  #setSgi(sgi, sources) {
    this.vm.vgic.sendSgi(sources, this.vcpu, sgi);
  }
  #clearSgi(sgi, sources) {
    const { state, lists } = this.vcpu;
    const left = (state.sgiSources[sgi] ?? 0) & ~sources;
    state.sgiSources[sgi] = left;
    state.interrupts.pending[sgi] = left !== 0;
    lists.clearPending(sgi, sources);
  }
  /** Of a physical interrupt that is the VM's, or of its timers, the real enable follows. */
  enable(intid, on) {
    if (intid < 16) return;
    const { bank: bank2, i } = this.place(intid);
    if (bank2.enabled[i] === on) return;
    bank2.enabled[i] = on;
    if (intid === INTID.VIRTUAL_TIMER || intid === INTID.PHYSICAL_TIMER || this.vm.plan.interrupts.includes(intid))
      this.#call.cpu.enable(intid, on);
    this.vm.vgic.changed(this.vcpu, intid);
  }
  /** What is listed at another VCpu is known when its core comes to EL2: it is asked to, for who reads in a loop. */
  refresh(intid) {
    if (intid < INTID.FIRST_SPI) return;
    for (const { core } of this.vm.vgic.holders(intid)) this.#call.cpu.kick(core);
  }
  isPending(intid) {
    this.refresh(intid);
    const isHere = (lr) => isPending(lr) && intidOf(lr) === intid;
    const holders = intid < INTID.FIRST_SPI ? [this.vcpu] : this.vm.vcpus;
    return isPending2(this.place(intid)) || holders.some(({ state }) => state.listRegisters.some(isHere));
  }
  /** §4.3.8: no effect on a level that is asserted; SGIs have registers of their own. */
  clearPending(intid) {
    if (intid < 16) return;
    const { bank: bank2, i } = this.place(intid);
    bank2.pending[i] = false;
    if (bank2.edge[i] === true && bank2.active[i] !== true) this.vm.vgic.endPhysical(this.vcpu, intid);
    this.vcpu.lists.clearPending(intid);
    const holders = intid < INTID.FIRST_SPI ? [] : this.vm.vgic.holders(intid);
    for (const other of holders) if (!other.isCurrent) other.state.clearing.push(intid);
    this.vm.vgic.changed(this.vcpu, intid);
  }
  /** §4.3.12; a physical interrupt that is the VM's follows to the core of the VCpu. */
  target(intid, targets) {
    if (intid < INTID.FIRST_SPI || this.vm.vcpus.length === 1) return;
    const { bank: bank2, i } = this.place(intid);
    bank2.targets[i] = targets & (1 << this.vm.vcpus.length) - 1;
    const to = this.vm.vgic.targetOf(intid);
    if (to !== void 0 && this.vm.plan.interrupts.includes(intid)) this.#call.cpu.target(intid, to.core);
    this.vm.vgic.changed(this.vcpu, intid);
  }
  targets(intid) {
    if (this.vm.vcpus.length === 1) return 0;
    const { bank: bank2, i } = this.place(intid);
    return intid < INTID.FIRST_SPI ? 1 << this.vcpu.index : bank2.targets[i] ?? 0;
  }
};
var flag = (name) => (d, intid) => {
  const { bank: bank2, i } = d.place(intid);
  return bank2[name][i] === true ? 1 : 0;
};
var pending = (d, intid) => d.isPending(intid) ? 1 : 0;
var active = (d, intid) => {
  d.refresh(intid);
  return flag("active")(d, intid);
};
var ones2 = (effect) => (d, intid, value2) => {
  if (value2 === 1) effect(d, intid);
};
var FIELDS = [
  [128, { width: 1, read: flag("group"), write: setGroup }],
  [256, { width: 1, read: flag("enabled"), write: ones2((d, intid) => d.enable(intid, true)) }],
  [384, { width: 1, read: flag("enabled"), write: ones2((d, intid) => d.enable(intid, false)) }],
  [512, { width: 1, read: pending, write: ones2((d, intid) => intid > 15 && d.vm.vgic.latch(d.vcpu, intid)) }],
  [640, { width: 1, read: pending, write: ones2((d, intid) => d.clearPending(intid)) }],
  [768, { width: 1, read: active, write: ones2((d, intid) => d.vm.vgic.activate(d.vcpu, intid)) }],
  [896, { width: 1, read: active, write: ones2((d, intid) => d.vm.vgic.deactivate(d.vcpu, intid)) }],
  [1024, { width: 8, read: priority, write: setPriority }],
  [2048, { width: 8, read: (d, intid) => d.targets(intid), write: (d, intid, value2) => d.target(intid, value2) }],
  [3072, { width: 2, read: (d, intid) => 2 * flag("edge")(d, intid), write: configure }]
];
function priority(d, intid) {
  const { bank: bank2, i } = d.place(intid);
  return bank2.priority[i] ?? 0;
}
function setPriority(d, intid, value2) {
  const { bank: bank2, i } = d.place(intid);
  bank2.priority[i] = value2 & 248;
  d.vm.vgic.changed(d.vcpu, intid);
}
function setGroup(d, intid, value2) {
  const { bank: bank2, i } = d.place(intid);
  bank2.group[i] = value2 === 1;
  d.vm.vgic.changed(d.vcpu, intid);
}
function configure(d, intid, value2) {
  if (intid < 16) return;
  const { bank: bank2, i } = d.place(intid);
  bank2.edge[i] = (value2 & 2) !== 0;
  d.vm.vgic.changed(d.vcpu, intid);
}
function fieldAt(offset) {
  const row = FIELDS.findLast(([start3]) => offset >= start3);
  if (row === void 0) return void 0;
  const [start2, field] = row;
  const first = (offset - start2) * 8 / field.width;
  return first < INTID.COUNT ? { field, first } : void 0;
}
var sgiAt = (offset) => offset >= 3856 && offset < 3888 ? offset & 15 : void 0;

// src/engine/hypervisor/vpl011.ts
var RT = 64;
function uartOf(call, vm4) {
  const { uartChannel = 0 } = vm4.plan;
  const channel = call.el2.console(uartChannel);
  const uart2 = new Pl011({
    interrupt: { set: (level) => vm4.vgic.setLine(spi(PL011.spi), level) },
    // Bytes on a channel have no speed: the receive time-out is over as soon as it begins (see settle).
    counter: { ticks: () => 0 },
    transmit: (byte2) => channel?.write(byte2)
  });
  if (vm4.state.uart === null) vm4.state.uart = uart2.state;
  uart2.state = vm4.state.uart;
  return uart2;
}
function settle(uart2, vm4) {
  const { state } = uart2;
  if (state.receiveFifo.length > 0 && (state.mask & RT) !== 0) state.raw |= RT;
  vm4.state.uart = state;
  vm4.vgic.setLine(spi(PL011.spi), (state.raw & state.mask) !== 0);
}
function receive(call, vm4) {
  const { uartChannel } = vm4.plan;
  if (uartChannel === void 0) return;
  const uart2 = uartOf(call, vm4);
  const channel = call.el2.console(uartChannel);
  let full = false;
  for (; ; ) {
    if (!hasSpace(uart2)) {
      full = true;
      break;
    }
    const byte2 = channel?.read();
    if (byte2 === void 0) break;
    uart2.receive(byte2);
  }
  settle(uart2, vm4);
  const stopped = vm4.state.power !== "on";
  call.cpu.enable(spi(HOST_CONSOLE_SPI + uartChannel), !full || stopped);
}
function hasSpace({ state }) {
  const depth = (state.lineControl & 16) !== 0 ? 16 : 1;
  return (state.control & 512) !== 0 && (state.control & 128) === 0 && state.receiveFifo.length < depth;
}
function accessUart(call, vm4, offset, size, value2) {
  const uart2 = uartOf(call, vm4);
  const had = hasSpace(uart2);
  let result = 0n;
  if (value2 === void 0) result = BigInt(uart2.read(offset, size));
  else uart2.write(offset, size, Number(value2 & 0xffffffffn));
  settle(uart2, vm4);
  if (!had && hasSpace(uart2)) receive(call, vm4);
  return result;
}

// src/engine/hypervisor/abort.ts
function decodeAccess(esr, ipa) {
  const bit = (n) => (esr & 1n << n) !== 0n;
  if (!bit(24n) || bit(7n)) return void 0;
  return {
    ipa,
    size: 1 << Number(esr >> 22n & 3n),
    write: bit(6n),
    register: Number(esr >> 16n & 31n),
    signExtend: bit(21n),
    sixtyFour: bit(15n)
  };
}
function faultingIpa(call, far) {
  return Number(call.el2.mrs("HPFAR_EL2") >> 4n << 12n | far & 0xfffn);
}
function dataAbort(call, vcpu2, esr) {
  const far = call.el2.mrs("FAR_EL2");
  const ipa = faultingIpa(call, far);
  const access = decodeAccess(esr, ipa);
  if (access !== void 0 && emulate(call, vcpu2, access)) return call.frame.skip();
  refuse3(call, vcpu2, esr, far, ipa);
}
function instructionAbort(call, vcpu2, esr) {
  const far = call.el2.mrs("FAR_EL2");
  refuse3(call, vcpu2, esr, far, faultingIpa(call, far));
}
function refuse3(call, vcpu2, esr, far, ipa) {
  vcpu2.vm.count("refused");
  vcpu2.vm.report("hypervisor.abort", { vm: vcpu2.vm.plan.name, ipa: hex(ipa), esr: hex(esr), pc: hex(call.frame.elr) });
  injectAbort(call, esr, far);
}
function emulate(call, vcpu2, access) {
  const { frame } = call;
  const bits = BigInt(8 * access.size);
  const stored = access.write ? BigInt.asUintN(Number(bits), frame.x(access.register)) : void 0;
  const result = call.handlers.mmio(call, vcpu2, access, stored);
  if (result === void 0) return false;
  if (!access.write) {
    const value2 = access.signExtend ? BigInt.asIntN(Number(bits), result) : BigInt.asUintN(Number(bits), result);
    frame.setX(access.register, BigInt.asUintN(access.sixtyFour ? 64 : 32, value2));
  }
  return true;
}
function emulatedDevice(call, vcpu2, { ipa, size }, value2) {
  const { vm: vm4 } = vcpu2;
  if (ipa >= GICD.start && ipa < GICD.start + GICD.size) {
    vm4.count("gicd");
    const distributor = new GuestDistributor(call, vcpu2);
    if (value2 === void 0) return distributor.read(ipa - GICD.start, size);
    return distributor.write(ipa - GICD.start, size, value2) ? 0n : void 0;
  }
  if (vm4.plan.uartChannel !== void 0 && ipa >= PL011.start && ipa < PL011.start + PL011.size) {
    vm4.count("pl011");
    return accessUart(call, vm4, ipa - PL011.start, size, value2);
  }
  const disk2 = diskAt(vm4, ipa);
  if (disk2 === void 0) return absentDevice(vm4, ipa, value2);
  vm4.count("virtio");
  return accessDisk(call, vm4, disk2, ipa, size, value2);
}
var EMPTY_SLOT = { 0: 0x74726976n, 4: 2n };
function absentDevice(vm4, ipa, value2) {
  if (!vm4.plan.absent.some(({ start: start2, size }) => ipa >= start2 && ipa < start2 + size)) return void 0;
  vm4.count("absent");
  if (value2 !== void 0 || ipa < VIRTIO_MMIO.start || ipa >= VIRTIO_MMIO.start + VIRTIO_MMIO.size) return 0n;
  return EMPTY_SLOT[ipa % VIRTIO_MMIO.slot] ?? 0n;
}

// src/engine/hypervisor/psci.ts
var SMC64 = 0x40000000n;
var PSCI = {
  VERSION: 0x84000000n,
  CPU_SUSPEND: 0x84000001n,
  CPU_OFF: 0x84000002n,
  CPU_ON: 0x84000003n,
  AFFINITY_INFO: 0x84000004n,
  MIGRATE_INFO_TYPE: 0x84000006n,
  SYSTEM_OFF: 0x84000008n,
  SYSTEM_RESET: 0x84000009n,
  FEATURES: 0x8400000an
};
var RESULT = { SUCCESS: 0n, NOT_SUPPORTED: -1n, INVALID_PARAMETERS: -2n, ALREADY_ON: -4n };
var WIDE = /* @__PURE__ */ new Set([PSCI.CPU_SUSPEND, PSCI.CPU_ON, PSCI.AFFINITY_INFO]);
var ALL2 = new Set(Object.values(PSCI));
var SMCCC_VERSION = 0x80000000n;
var isPsci = (identifier) => (identifier & ~SMC64 & 0xffffffe0n) === 0x84000000n;
function functionOf(identifier) {
  const name = identifier & ~SMC64;
  const wide = (identifier & SMC64) !== 0n;
  return ALL2.has(name) && (!wide || WIDE.has(name)) ? { name, wide } : void 0;
}
function psci(call, vcpu2, identifier) {
  const known = functionOf(identifier);
  if (known === void 0) return RESULT.NOT_SUPPORTED;
  const { frame } = call;
  const argument = (n) => BigInt.asUintN(known.wide ? 64 : 32, frame.x(n));
  switch (known.name) {
    case PSCI.VERSION:
      return 0x10001n;
    case PSCI.FEATURES: {
      const asked = argument(1);
      return functionOf(asked) !== void 0 || asked === SMCCC_VERSION ? RESULT.SUCCESS : RESULT.NOT_SUPPORTED;
    }
    case PSCI.MIGRATE_INFO_TYPE:
      return 2n;
    // no trusted OS to migrate
    case PSCI.CPU_ON:
      return cpuOn(vcpu2, argument(1), argument(2), argument(3));
    case PSCI.AFFINITY_INFO: {
      if (argument(2) !== 0n) return RESULT.SUCCESS;
      const target = vcpuAt(vcpu2, argument(1));
      return target === void 0 ? RESULT.INVALID_PARAMETERS : target.state.power === "on" ? 0n : 1n;
    }
    case PSCI.CPU_SUSPEND:
      if ((argument(1) & 0xfffe0000n) !== 0n) return RESULT.INVALID_PARAMETERS;
      vcpu2.state.waiting = true;
      return RESULT.SUCCESS;
    case PSCI.CPU_OFF:
      vcpu2.state.power = "off";
      if (vcpu2.vm.vcpus.every(({ state }) => state.power === "off")) vcpu2.vm.stop("off");
      return void 0;
    case PSCI.SYSTEM_OFF:
      vcpu2.vm.stop("off");
      return void 0;
    default:
      restart(call, vcpu2.vm);
      return void 0;
  }
}
function vcpuAt(caller, mpidr) {
  const affinity = mpidr & 0xff00ffffffn;
  return affinity < BigInt(caller.vm.vcpus.length) ? caller.vm.vcpus[Number(affinity)] : void 0;
}
function cpuOn(caller, mpidr, entry, context2) {
  const target = vcpuAt(caller, mpidr);
  if (target === void 0) return RESULT.INVALID_PARAMETERS;
  if (target.state.power === "on") return RESULT.ALREADY_ON;
  if ((entry & 3n) !== 0n) return RESULT.INVALID_PARAMETERS;
  target.powerOn(entry, context2);
  return RESULT.SUCCESS;
}

// src/engine/hypervisor/hypercalls.ts
var NOT_SUPPORTED = -1n;
var HVC = { SYS: 0 };
var HVC_SYS = { BOOT: 0, VERSION: 1, VM_ID: 2, VCPU_ID: 3 };
var SMCCC_VERSION2 = 0x80000000n;
var SMCCC_ARCH_FEATURES = 0x80000001n;
var SMCCC_1_1 = 0x10001n;
var HYPERVISOR_UID = 0x8600ff01n;
var UID = [0x54524150n, 0x26454d55n, 0x4c415445n, 0x454c3200n];
function hypercall(call, vcpu2) {
  const { frame } = call;
  const x0 = frame.x(0);
  if ((x0 & 0x80000000n) === 0n) {
    const mode = Number(frame.x(7) & 0xffffn);
    frame.setX(0, call.handlers.documentCall(call, vcpu2, mode >> 8, mode & 255));
    return;
  }
  const identifier = x0 & 0xffffffffn;
  if (isPsci(identifier)) {
    const result = psci(call, vcpu2, identifier);
    if (result !== void 0) frame.setX(0, result);
  } else if (identifier === HYPERVISOR_UID) UID.forEach((word2, n) => frame.setX(n, word2));
  else frame.setX(0, architectureCall(identifier, frame.x(1) & 0xffffffffn));
}
function architectureCall(identifier, argument) {
  if (identifier === SMCCC_VERSION2) return SMCCC_1_1;
  if (identifier === SMCCC_ARCH_FEATURES)
    return argument === SMCCC_VERSION2 || argument === SMCCC_ARCH_FEATURES ? 0n : NOT_SUPPORTED;
  return NOT_SUPPORTED;
}
function documentCall(_call, vcpu2, type, event) {
  if (type !== HVC.SYS) return NOT_SUPPORTED;
  switch (event) {
    case HVC_SYS.VERSION:
      return 1n;
    case HVC_SYS.VM_ID:
      return BigInt(vcpu2.vm.plan.index);
    case HVC_SYS.VCPU_ID:
      return BigInt(vcpu2.index);
    default:
      return NOT_SUPPORTED;
  }
}

// src/engine/hypervisor/scheduler.ts
var QUANTUM = 125000n;
function schedule(call) {
  const { cpu } = call;
  if (cpu.current?.continues === false) {
    cpu.current.leave();
    cpu.state.current = null;
  }
  startRestarted(call);
  const all4 = cpu.vcpus();
  const before = cpu.current;
  const next = choose(all4, before, cpu.state.turn);
  if (next !== before || cpu.state.turn > 0) cpu.state.turnEnd = el2Counter(call) + QUANTUM;
  if (next !== before) change(call, before, next);
  if (next === void 0) {
    wake(call, all4, void 0);
    return "park";
  }
  new Refill(call, next).flush();
  if (all4.length > 1) wake(call, all4, next);
  return "resume";
}
function el2Counter(call) {
  return call.el2.mrs("CNTPCT_EL0");
}
function startRestarted(call) {
  for (const vm4 of call.vms) {
    if (!vm4.state.restart || vm4.vcpus[0]?.core !== call.cpu.id) continue;
    vm4.state.restart = false;
    vm4.start();
  }
}
function choose(all4, current, turn) {
  if (all4.length === 1) {
    const [only] = all4;
    return only?.admitted === true ? only : void 0;
  }
  const at = all4.indexOf(current);
  if (at >= 0 && current?.runnable === true && turn === 0) return current;
  for (let i = 1; i <= all4.length; i++) {
    const candidate = all4[(at + i + all4.length) % all4.length];
    if (candidate?.runnable === true) return candidate;
  }
  return void 0;
}
function change(call, before, next) {
  const { cpu, el2 } = call;
  before?.leave();
  cpu.state.current = null;
  if (next === void 0) {
    quiet(el2);
    return cpu.releaseTimers();
  }
  cpu.state.current = { vm: next.vm.plan.index, vcpu: next.index };
  const isFresh = next.state.start !== null;
  next.enter();
  changeFloatingPoint(call, next, isFresh);
}
function changeFloatingPoint(call, next, isFresh) {
  const { state } = call.cpu;
  const holder = state.floatingPoint;
  const own2 = { vm: next.vm.plan.index, vcpu: next.index };
  const isHolder = holder?.vm === own2.vm && holder.vcpu === own2.vcpu;
  if (isHolder && !isFresh) return;
  const other = holder === null || isHolder ? void 0 : call.vms[holder.vm]?.vcpus[holder.vcpu];
  const save = other === void 0 ? {} : { save: other.floatingPointArea };
  call.work = { ...call.work, ...save, load: next.floatingPointArea };
  state.floatingPoint = own2;
}
function wake(call, all4, current) {
  const { el2, cpu } = call;
  cpu.state.turn = 0;
  const others = all4.filter((vcpu2) => vcpu2 !== current && vcpu2.admitted);
  const never = 1n << 64n;
  let deadline = never;
  for (const vcpu2 of others) {
    const at = vcpu2.runnable ? cpu.state.turnEnd : vcpu2.timerDeadline();
    if (at < deadline) deadline = at;
  }
  if (deadline === never) return el2.msr("CNTHP_CTL_EL2", 0n);
  el2.msr("CNTHP_CVAL_EL2", deadline);
  el2.msr("CNTHP_CTL_EL2", 1n);
}

// src/engine/hypervisor/traps.ts
var hvc = (call, vcpu2) => hypercall(call, vcpu2);
var smc = (call, vcpu2) => {
  call.frame.skip();
  hypercall(call, vcpu2);
};
var waitFor = (call, vcpu2, esr) => {
  call.frame.skip();
  if ((esr & 1n) === 0n) vcpu2.state.waiting = true;
  else call.cpu.state.turn++;
};
var systemRegister = (call, vcpu2, esr) => {
  if (vcpu2.state.step !== null && debugRegister(call, vcpu2.state.step, esr)) return;
  const field = (shift, mask) => String(esr >> shift & mask);
  vcpu2.vm.report("hypervisor.system-register", {
    vm: vcpu2.vm.plan.name,
    register: `S${field(20n, 3n)}_${field(14n, 7n)}_C${field(10n, 15n)}_C${field(1n, 15n)}_${field(17n, 7n)}`,
    pc: hex(call.frame.elr)
  });
  injectUndefined(call);
};
var undefinedToGuest = (call, vcpu2, esr) => {
  vcpu2.vm.report("hypervisor.undefined", { vm: vcpu2.vm.plan.name, esr: hex(esr), pc: hex(call.frame.elr) });
  injectUndefined(call);
};
var stepped = (call, vcpu2, esr) => {
  if (vcpu2.state.step === null) impossible(call, vcpu2, esr);
};
var impossible = (call, vcpu2, esr) => {
  vcpu2.vm.report("hypervisor.unexpected-trap", { vm: vcpu2.vm.plan.name, esr: hex(esr), pc: hex(call.frame.elr) });
  vcpu2.vm.stop("failed");
};
var TRAPS = {
  0: { name: "unknown", handle: undefinedToGuest },
  1: { name: "wfx", handle: waitFor },
  3: { name: "cp15-32", handle: impossible },
  4: { name: "cp15-64", handle: impossible },
  5: { name: "cp14", handle: impossible },
  6: { name: "ldc", handle: impossible },
  7: { name: "fp", handle: undefinedToGuest },
  8: { name: "vmrs", handle: impossible },
  12: { name: "cp14-64", handle: impossible },
  14: { name: "illegal", handle: impossible },
  17: { name: "svc32", handle: impossible },
  18: { name: "hvc32", handle: impossible },
  19: { name: "smc32", handle: impossible },
  21: { name: "svc", handle: impossible },
  22: { name: "hvc", handle: hvc },
  23: { name: "smc", handle: smc },
  24: { name: "sysreg", handle: systemRegister },
  32: { name: "iabort", handle: instructionAbort },
  33: { name: "iabort-el2", handle: impossible },
  34: { name: "pc-alignment", handle: impossible },
  36: { name: "dabort", handle: dataAbort },
  37: { name: "dabort-el2", handle: impossible },
  38: { name: "sp-alignment", handle: impossible },
  40: { name: "fp32", handle: impossible },
  44: { name: "fp-exception", handle: undefinedToGuest },
  47: { name: "serror", handle: impossible },
  48: { name: "breakpoint", handle: impossible },
  49: { name: "breakpoint-el2", handle: impossible },
  50: { name: "step", handle: stepped },
  51: { name: "step-el2", handle: impossible },
  52: { name: "watchpoint", handle: impossible },
  53: { name: "watchpoint-el2", handle: impossible },
  56: { name: "bkpt32", handle: impossible },
  58: { name: "vector-catch", handle: impossible },
  60: { name: "brk", handle: impossible }
};
function trapOf(ec) {
  return TRAPS[ec] ?? { name: "reserved", handle: impossible };
}
function synchronous(call, vcpu2) {
  const esr = call.el2.mrs("ESR_EL2");
  const { name } = trapOf(Number(esr >> 26n) & 63);
  vcpu2.vm.count(name);
  call.handlers.trap(call, vcpu2, esr);
  endStep(call, vcpu2);
}
function serror(call, vcpu2) {
  if (vcpu2 === void 0) return;
  vcpu2.vm.report("hypervisor.serror", { vm: vcpu2.vm.plan.name, pc: hex(call.frame.elr) });
  vcpu2.vm.stop("failed");
}

// src/engine/hypervisor/vgic/physical.ts
var MOST = 300;
function takeInterrupts(call) {
  const { cpu } = call;
  for (let taken = 0; taken < MOST; taken++) {
    const iar = cpu.acknowledge();
    if (iar === void 0) return;
    route(call, iar);
  }
}
function route(call, iar) {
  const { cpu } = call;
  const intid = iar & 1023;
  const { current } = cpu;
  if (intid === INTID.VIRTUAL_TIMER || intid === INTID.PHYSICAL_TIMER) {
    if (current === void 0) return cpu.end(iar);
    current.vm.count("timer");
    cpu.drop(iar);
    return current.vm.vgic.raisePhysical(current, intid);
  }
  const owner = call.vms.find(({ plan }) => plan.interrupts.includes(intid));
  if (owner !== void 0) {
    const [first] = owner.vcpus;
    if (owner.state.power !== "on" || first === void 0) {
      cpu.enable(intid, false);
      return cpu.end(iar);
    }
    owner.count("interrupt");
    cpu.drop(iar);
    return owner.vgic.raisePhysical(first, intid);
  }
  const channel = intid - spi(HOST_CONSOLE_SPI);
  if (channel === CONTROL_CHANNEL && !call.vms.some(({ plan }) => plan.uartChannel === channel)) control(call);
  const listener = call.vms.find(({ plan }) => plan.uartChannel === channel);
  if (listener !== void 0) receive(call, listener);
  if (intid === INTID.MAINTENANCE) current?.vm.count("maintenance");
  if (intid === INTID.HYPERVISOR_TIMER) {
    call.el2.msr("CNTHP_CTL_EL2", 0n);
    cpu.state.turn++;
  }
  cpu.end(iar);
}

// src/engine/hypervisor/handlers.ts
var HANDLERS = {
  trap: (call, vcpu2, esr) => trapOf(Number(esr >> 26n) & 63).handle(call, vcpu2, esr),
  documentCall,
  mmio: emulatedDevice,
  interrupts: takeInterrupts,
  schedule
};

// src/engine/hypervisor/program.ts
var Program = class {
  #plan;
  #handlers;
  #state;
  /** @param replacements a reader's own handlers */
  constructor(plan, replacements2 = {}) {
    this.#plan = plan;
    this.#handlers = { ...HANDLERS, ...replacements2 };
    this.#state = this.#fresh();
  }
  #fresh() {
    return newState(
      this.#plan.cores,
      this.#plan.vms.map(({ cores, disks }) => ({ vcpus: cores.length, disks: disks.length })),
      OWN.tables.start
    );
  }
  /** All that lasts between calls. */
  get state() {
    return this.#state;
  }
  call(reason, el2) {
    if (reason === REASON.BOOT && el2.core === 0) this.#state = this.#fresh();
    return enter(new Call(el2, this.#plan, this.#state, this.#handlers), reason, el2);
  }
  save() {
    return structuredClone(this.#state);
  }
  /** @throws EngineError hypervisor.bad-state */
  restore(saved) {
    this.#state = readState(saved, this.#fresh());
  }
};
function enter(call, reason, el2) {
  const { current } = call;
  current?.lists.fold();
  switch (reason) {
    case REASON.BOOT:
      call.cpu.initialise();
      for (const vm4 of call.vms) if (vm4.plan.cores[0] === el2.core) vm4.start();
      break;
    case REASON.SYNC:
      if (current === void 0) return failed("hypervisor.no-vcpu", { core: el2.core });
      synchronous(call, current);
      break;
    case REASON.IRQ:
    case REASON.FIQ:
      call.handlers.interrupts(call);
      break;
    case REASON.SERROR:
      serror(call, current);
      break;
    default:
      return failed("hypervisor.own-exception", {
        core: el2.core,
        esr: hex(el2.mrs("ESR_EL2")),
        elr: hex(el2.mrs("ELR_EL2")),
        far: hex(el2.mrs("FAR_EL2"))
      });
  }
  const outcome2 = call.handlers.schedule(call);
  call.finish();
  return outcome2;
}

// src/engine/sandbox/mailbox.ts
var OP = {
  MRS: 1,
  MSR: 2,
  READ: 3,
  WRITE: 4,
  READ_BYTES: 5,
  WRITE_BYTES: 6,
  TLBI: 7,
  CONSOLE: 8,
  CONSOLE_WRITE: 9,
  CONSOLE_READ: 10,
  DISK: 11,
  DISK_READ: 12,
  DISK_WRITE: 13,
  DISK_FLUSH: 14,
  CYCLES: 15,
  /** The next piece of what an operation read. */
  MORE: 16,
  /** A piece of what an operation will write, or of a text for the host. */
  PIECE: 17,
  /** What a predicate asks about a run. */
  QUERY: 18
};
var AT = { OP: 0, A: 8, B: 16, VALUE: 24, LENGTH: 32, STATUS: 40, READER: 48, BYTES: 64 };
var STATUS3 = { NO: 0, YES: 1 };
var MAILBOX = 64 * 1024;
var PIECE2 = MAILBOX - AT.BYTES;
var NAME = 64;
var TEXT = 8 * 2 ** 20;
var ENTRY = { ENTER: "enter", DESCRIBE: "describe", WHERE: "where", STATE: "state" };

// src/engine/sandbox/guest/channel.ts
var all2 = globalThis;
var buffer = all2.mailbox ?? new ArrayBuffer(0);
var doorbell = all2.doorbell ?? (() => void 0);
delete all2.mailbox;
delete all2.doorbell;
var view = new DataView(buffer);
var bytes = new Uint8Array(buffer);
function ring(operation, a = 0, b = 0) {
  view.setFloat64(AT.A, a, true);
  view.setFloat64(AT.B, b, true);
  view.setFloat64(AT.OP, operation, true);
  doorbell();
  return view.getFloat64(AT.STATUS, true) === STATUS3.YES;
}
var number = (at) => view.getFloat64(at, true);
var value = () => view.getBigUint64(AT.VALUE, true);
var setValue = (of) => view.setBigUint64(AT.VALUE, of, true);
function setName(name) {
  const text3 = String(name);
  const length = Math.min(text3.length, NAME);
  for (let i = 0; i < length; i++) bytes[AT.BYTES + i] = text3.charCodeAt(i) & 127;
  view.setFloat64(AT.LENGTH, length, true);
}
function send(all4) {
  for (let done2 = 0; done2 < all4.length; done2 += PIECE2) {
    const piece = all4.subarray(done2, done2 + PIECE2);
    bytes.set(piece, AT.BYTES);
    view.setFloat64(AT.LENGTH, piece.length, true);
    ring(OP.PIECE);
  }
}
function receive2(length) {
  const all4 = new Uint8Array(length);
  for (let done2 = 0; done2 < length; ) {
    if (!ring(OP.MORE)) break;
    const size = number(AT.LENGTH);
    all4.set(bytes.subarray(AT.BYTES, AT.BYTES + size), done2);
    done2 += size;
  }
  return all4;
}
function sendText(text3) {
  const units = new Uint16Array(text3.length);
  for (let i = 0; i < text3.length; i++) units[i] = text3.charCodeAt(i);
  send(new Uint8Array(units.buffer));
}

// src/engine/sandbox/guest/el2.ts
var consoleChannel = (n) => ({
  write: (byte2) => void ring(OP.CONSOLE_WRITE, n, byte2),
  read: () => ring(OP.CONSOLE_READ, n) ? number(AT.A) : void 0
});
var diskChannel = (n, size, readOnly) => ({
  size,
  readOnly,
  read(offset, length) {
    setValue(BigInt(n));
    return ring(OP.DISK_READ, offset, length) ? receive2(length) : void 0;
  },
  write(offset, bytes2) {
    send(bytes2);
    setValue(BigInt(n));
    return ring(OP.DISK_WRITE, offset);
  },
  flush: () => ring(OP.DISK_FLUSH, n)
});
var el2Of = (core, frame) => ({
  core,
  frame,
  mrs(name) {
    setName(name);
    ring(OP.MRS);
    return value();
  },
  msr(name, to) {
    setName(name);
    setValue(to);
    ring(OP.MSR);
  },
  read: (address, size) => ring(OP.READ, address, size) ? value() : void 0,
  write(address, size, to) {
    setValue(to);
    return ring(OP.WRITE, address, size);
  },
  readBytes: (address, length) => ring(OP.READ_BYTES, address, length) ? receive2(length) : void 0,
  writeBytes(address, bytes2) {
    send(bytes2);
    return ring(OP.WRITE_BYTES, address);
  },
  tlbi(operation, to = 0n) {
    setName(operation);
    setValue(to);
    ring(OP.TLBI);
  },
  console: (n) => ring(OP.CONSOLE, n) ? consoleChannel(n) : void 0,
  disk: (n) => ring(OP.DISK, n) ? diskChannel(n, number(AT.A), number(AT.B) !== 0) : void 0,
  get cycles() {
    ring(OP.CYCLES);
    return number(AT.A);
  }
});

// src/engine/sandbox/guest/errors.ts
var text2 = (of, limit) => {
  try {
    return String(of).slice(0, limit);
  } catch {
    return "";
  }
};
var MOST2 = 4e3;
function describe(error) {
  const told = {};
  try {
    if (error instanceof EngineError) {
      told["code"] = text2(error.code, 100);
      told["params"] = error.params;
    }
    if (error instanceof Error) {
      told["name"] = text2(error.name, 100);
      told["message"] = text2(error.message, 300);
      told["stack"] = text2(error.stack, MOST2);
    } else told["message"] = text2(error, 300);
  } catch {
    told["message"] = "";
  }
  let all4;
  try {
    all4 = JSON.stringify(told);
  } catch {
    all4 = "{}";
  }
  sendText(all4);
}
function where() {
  sendText(JSON.stringify({ stack: text2(new Error("here").stack, MOST2) }));
}

// src/engine/sandbox/guest/results.ts
var nothing = { shown: "void", fits: (result) => result === void 0 };
var bigint = { shown: "bigint", fits: (result) => typeof result === "bigint" };
var perhaps = { shown: "bigint | undefined", fits: (r) => r === void 0 || typeof r === "bigint" };
var outcome = {
  shown: "'resume' | 'park' | 'panic'",
  fits: (result) => result === "resume" || result === "park" || result === "panic"
};
var RESULTS = {
  trap: nothing,
  documentCall: bigint,
  mmio: perhaps,
  interrupts: nothing,
  schedule: outcome
};
var HANDLER_NAMES = Object.keys(RESULTS);
var shown = (value2) => {
  if (value2 instanceof Promise) return "Promise";
  if (value2 === null) return "null";
  return typeof value2 === "string" ? JSON.stringify(value2.slice(0, 40)) : typeof value2;
};
function checked(name, handler) {
  const wanted = RESULTS[name];
  return (...args) => {
    const depth = view.getFloat64(AT.READER, true);
    view.setFloat64(AT.READER, depth + 1, true);
    const result = handler(...args);
    view.setFloat64(AT.READER, depth, true);
    if (wanted.fits(result)) return result;
    const {
      fileName = "",
      lineNumber = 0,
      columnNumber = 0
    } = handler;
    throw new EngineError("sandbox.result", {
      handler: name,
      wanted: wanted.shown,
      found: shown(result),
      file: fileName,
      line: lineNumber,
      column: columnNumber
    });
  };
}
function replacements(files) {
  const found = {};
  for (const [file, exports] of files)
    for (const name of HANDLER_NAMES) {
      if (!Object.hasOwn(exports, name)) continue;
      const handler = Reflect.get(exports, name);
      if (typeof handler !== "function") throw new EngineError("sandbox.not-a-function", { file, handler: name });
      if (found[name] !== void 0) throw new EngineError("sandbox.handler-twice", { file, handler: name });
      found[name] = handler === HANDLERS[name] ? handler : checked(name, handler);
    }
  if (Object.keys(found).length === 0)
    throw new EngineError("sandbox.no-handler", { file: files[0]?.[0] ?? "", known: HANDLER_NAMES.join(", ") });
  return found;
}

// src/engine/sandbox/guest/hypervisor.ts
var OUTCOMES = ["resume", "park", "panic"];
var plain2 = (state) => JSON.stringify(state, (_, value2) => typeof value2 === "bigint" ? { n: String(value2) } : value2);
var all3 = globalThis;
var publish = (functions) => {
  for (const [name, value2] of Object.entries(functions))
    Object.defineProperty(all3, name, { value: value2, configurable: true, enumerable: false, writable: false });
};
publish({ [ENTRY.DESCRIBE]: describe, [ENTRY.WHERE]: where });
function start(plan, files) {
  const program = new Program(plan, files.length === 0 ? {} : replacements(files));
  publish({
    [ENTRY.ENTER]() {
      const [reason, core, frame] = [number(AT.OP), number(AT.A), number(AT.B)];
      const outcome2 = program.call(reason, el2Of(core, frame));
      view.setFloat64(AT.STATUS, OUTCOMES.indexOf(outcome2), true);
    },
    [ENTRY.STATE]: () => sendText(plain2(program.state))
  });
}
export {
  EngineError,
  FRAME,
  GICC,
  GICD,
  GICH,
  GICV,
  GuestPageTable,
  HANDLERS,
  HOST_CONSOLE_SPI,
  HVC,
  HVC_SYS,
  INTID,
  NOT_SUPPORTED,
  PL011,
  PL031,
  PSCI,
  RAM_START,
  REASON,
  TRAPS,
  VIRTIO_MMIO,
  dataAbort,
  decodeAccess,
  documentCall,
  emulatedDevice,
  faultingIpa,
  hex,
  hypercall,
  injectAbort,
  injectSynchronous,
  injectUndefined,
  instructionAbort,
  schedule,
  spi,
  start,
  takeInterrupts,
  trapOf
};
