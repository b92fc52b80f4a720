qemu-system-aarch64 -M virt -machine virtualization=true -m 1024M -smp 2
-append 'earlycon console=ttyAMA0' -kernel hv.bin
-device loader,file=initrd,addr={{initrd}}
-device loader,addr={{kernel}},file=guest.bin,force-raw=on
-device loader,file=guest.dtb,addr={{tree}},force-raw=true
