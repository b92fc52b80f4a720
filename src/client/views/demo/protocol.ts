/** What a widget's page and the worker with its demo machine say to each other. */
import type { Problem } from '../../../labs/kit/lab.ts';
import type { Files } from '../../lab/protocol.ts';
import type { Message } from '../../protocol.ts';
import type { MemoryView } from '../memory.ts';
import type { StructureName } from '../structures.ts';
import type { Access, WalkView } from '../walk.ts';

interface WalkRequest {
  readonly va: bigint;
  readonly el: number;
  readonly access: Access;
}

export type DemoCommand =
  | ({ readonly type: 'walk' } & WalkRequest)
  /** Writes 8 bytes at a physical address, and walks. */
  | ({ readonly type: 'edit'; readonly pa: bigint; readonly value: bigint } & WalkRequest)
  /** The machine as it was before all edits, and a walk. */
  | ({ readonly type: 'reset' } & WalkRequest)
  | { readonly type: 'memory'; readonly address: bigint; readonly structure?: StructureName }
  /** Typed into the terminal of console-guest.ts; nothing typed starts it. */
  | { readonly type: 'type'; readonly bytes: Uint8Array }
  /** What is wrong with the editor's files. */
  | { readonly type: 'lint'; readonly files: Files };

export type DemoEvent =
  | { readonly type: 'walk'; readonly walk: WalkView }
  | { readonly type: 'memory'; readonly memory: MemoryView }
  /** From the guest's UART. */
  | { readonly type: 'output'; readonly bytes: Uint8Array }
  | { readonly type: 'problems'; readonly problems: readonly Problem[] }
  | { readonly type: 'failure'; readonly message: Message };
