qemu-system-aarch64 -machine {{machine}} \
  -cpu cortex-a72 -m {{memory}} -nographic \
  -kernel Image -initrd initrd
