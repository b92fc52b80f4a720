import { presetOf } from '../../client/presets.ts';
import type { BootRequest, ExceptionLevel, OwnImage, PresetId } from '../../client/protocol.ts';

/** What the reader has chosen, apart from files. */
export interface BootSettings {
  readonly preset: PresetId;
  readonly cpus: 1 | 2;
  readonly entry: ExceptionLevel;
  readonly append: string;
}

export const settingsFor = (preset: PresetId): BootSettings => ({
  preset,
  cpus: 1,
  entry: 'el1',
  append: presetOf(preset).append,
});

export const toRequest = (settings: BootSettings, own: readonly OwnImage[]): BootRequest => ({ ...settings, own });
