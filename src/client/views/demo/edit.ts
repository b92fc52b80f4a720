/** The files of the editor's page: one in each language that readers write, each with something to try. */
import { asm, type Lab } from '../../../labs/kit/lab.ts';
import type { FileInfo } from '../../lab/info.ts';

const assembly = asm`
// Send one byte. What does the editor say of x99?
        .global _start
_start: ldr     x1, =0x09000000         // UARTDR
        mov     w0, #'A'
        strb    w0, [x1]
        b       .
`;

const handler = `// A handler of the hypervisor's. Press Ctrl+Space behind "el2." for all that El2 can do.
import { HANDLERS, type Handlers } from 'hypervisor';

export const trap: Handlers['trap'] = (call, vcpu, esr) => {
  const from = call.el2.mrs('ELR_EL2');
  call.el2.
  HANDLERS.trap(call, vcpu, esr);
};
`;

const tree = `/dts-v1/;

/ {
	#address-cells = <2>;
	#size-cells = <2>;

	/* 128 MiB at 0x40000000 */
	memory@40000000 {
		device_type = "memory";
		reg = <0x0 0x40000000 0x0 0x08000000>;
	};

	chosen {
		bootargs = "console=ttyAMA0";
	};
};
`;

export const FILES: readonly FileInfo[] = [
  { path: 'hello.s', language: 'a64', readonly: false, starter: assembly },
  { path: 'handler.ts', language: 'typescript', readonly: false, starter: handler },
  { path: 'board.dts', language: 'dts', readonly: false, starter: tree },
];

/** What a lab's worker would check of them. Types are checked by the compiler, when the reader asks for it. */
export const EDITED: Lab = {
  id: 'editor-demo',
  version: 1,
  chapter: 0,
  minutes: 1,
  title: 'demo.editor',
  objectives: [],
  machine: {
    cpus: 1,
    memory: 64,
    virtualization: false,
    images: [{ file: 'hello.s', origin: '0x40080000' }],
    entry: '_start',
    budget: 100,
  },
  files: FILES,
  parameters: [],
  steps: [],
  checkpoints: [],
  solution: {},
  mutants: [],
};
