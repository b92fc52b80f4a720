import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: 'The first process',
  'objective.init': 'Tell init what to run, in which order, and for how long',
  'objective.files': 'Build an initramfs from your own files, and see Linux obey them',
  'step.init': 'In inittab: first rcS, then the report, then a shell.',
  'step.mounts': 'In fstab and rcS: proc, sysfs, and a tmpfs of a given size at a place of its own.',
  'step.ready': 'In rcS: a name for the machine, and a sign that all is ready.',
  'init.hint-1':
    'The kernel starts one process, and that is init. What else there is, init has started, because inittab says so.',
  'init.hint-2':
    'Three actions: sysinit comes first, and is waited for. wait comes next, and is waited for too. respawn is started again whenever it ends.',
  'init.hint-3': '::sysinit:/etc/init.d/rcS, ::wait:/bin/report and ::respawn:-/bin/sh, each on a line of its own.',
  'init.by-script':
    'The report was started, but not by init: its parent is another process. Who starts it should be inittab.',
  'init.panic': 'Linux has given up: its first process is gone.',
  'init.none': 'The report was not started.',
  'mounts.hint-1': 'A mount needs a directory to be on. And nothing reads fstab by itself.',
  'mounts.hint-2': 'mount -a mounts all that fstab names. The directory has to be there before. The size is an option.',
  'mounts.hint-3':
    'fstab: proc /proc proc defaults 0 0, the same for sysfs at /sys, and tmpfs PLACE tmpfs size=…k 0 0. rcS: mkdir -p PLACE, then mount -a.',
  'mounts.none':
    'When the report ran, nothing was mounted at /proc. Does rcS run before it, and does that mount what fstab names?',
  'mounts.sysfs': 'There is no sysfs at /sys.',
  'mounts.no-directory': 'A mount has failed for want of a directory: is {place} there before?',
  'mounts.tmpfs': 'There is no tmpfs at {place}.',
  'mounts.size': 'The tmpfs is there, but not with {kib} KiB.',
  'ready.hint-1': 'Both are single commands of rcS.',
  'ready.hint-2':
    'hostname NAME sets the name of the kernel that runs; a file would only hold it. And /run is not there yet.',
  'ready.hint-3': 'mkdir -p /run; hostname NAME; echo ready > /run/ready',
  'ready.name': 'The machine is not called {word}. What the kernel calls itself is what hostname says.',
  'ready.no-directory': '/run/ready could not be written: there is no /run.',
  'ready.flag': 'The name is right, but /run/ready has another text, or is not there yet when the report looks.',
};
export default sentences;
