/** What the transport asks of a kind of virtio device (virtio 1.2 §5). */
import type { Virtqueue } from './virtqueue.ts';
import type { Chain } from './chain.ts';
import type { FeatureWords } from './features.ts';

/** Bytes that a request wrote at the start of the chain's writable part, or that the chain cannot be a request at all. */
export type Completion = { readonly written: number; readonly moved: number } | 'broken';

export interface VirtioDevice {
  readonly deviceId: number;
  readonly queueCount: number;
  /** Feature bits offered, those of the ring included. */
  offeredFeatures(legacy: boolean): FeatureWords;
  /** One byte of the configuration space; `offset` from its start. Undefined beyond its end. */
  readConfig(offset: number): number | undefined;
  writeConfig(offset: number, value: number): void;
  /** Carries out one request completely. `moved` counts the bytes copied, so that the transport can pause. */
  handle(chain: Chain, queue: Virtqueue): Completion;
  reset(): void;
  save(): unknown;
  restore(state: unknown): void;
}
