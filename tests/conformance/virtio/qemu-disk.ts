/** QEMU's virtio-blk under a script of accesses. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { QemuUnderTest, type Access, type Answer } from '../pl011/qemu.ts';
import { type DiskOptions, image as usual } from './driver.ts';

export class QemuWithDisk {
  readonly #qemu = new QemuUnderTest();
  readonly #folder = mkdtempSync(join(tmpdir(), 'virtio-'));

  run(script: readonly Access[], legacy: boolean, { image = usual, readOnly = false }: DiskOptions = {}): Answer[] {
    const file = join(this.#folder, 'disk.img');
    writeFileSync(file, image);
    const version = legacy ? [] : ['-global', 'virtio-mmio.force-legacy=false'];
    const drive = `if=none,id=x,format=raw,file=${file}${readOnly ? ',readonly=on' : ''}`;
    const disk = ['-drive', drive, '-device', 'virtio-blk-device,drive=x,serial=number one'];
    return this.#qemu.run(0, script, '', [...version, ...disk]).answers;
  }

  close(): void {
    this.#qemu.close();
    rmSync(this.#folder, { recursive: true });
  }
}
