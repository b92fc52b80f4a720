/** Device tree sources for tests, ours: each exercises a part of the language. */

/** What a hypervisor hands to a small Linux guest. */
export const linuxGuest = `/dts-v1/;

/memreserve/ 0x7f000000 0x10000;

/ {
	compatible = "linux,dummy-virt";
	model = "Small guest \\"one\\"";
	#address-cells = <2>;
	#size-cells = <2>;
	interrupt-parent = <&gic>;

	aliases { serial0 = &uart0; };

	chosen: chosen {
		stdout-path = "serial0:115200n8";
		bootargs = "console=ttyAMA0 root=/dev/vda rw";
	};

	memory@70000000 {
		device_type = "memory";
		reg = <0x0 0x70000000 0x0 (256 * 1024 * 1024)>;
	};

	cpus {
		#address-cells = <1>;
		#size-cells = <0>;
		cpu0: cpu@0 {
			device_type = "cpu";
			compatible = "arm,cortex-a72", "arm,armv8";
			reg = <0>;
			enable-method = "psci";
		};
		cpu1: cpu@1 {
			device_type = "cpu";
			compatible = "arm,cortex-a72", "arm,armv8";
			reg = <1>;
			enable-method = "psci";
		};
		cpu-map { cluster0 { core0 { cpu = <&cpu0>; }; core1 { cpu = <&cpu1>; }; }; };
	};

	psci {
		compatible = "arm,psci-1.0", "arm,psci-0.2";
		method = "hvc";
	};

	timer {
		compatible = "arm,armv8-timer";
		interrupts = <1 13 0x304>, <1 14 0x304>, <1 11 0x304>, <1 10 0x304>;
		always-on;
	};

	gic: intc@8000000 {
		compatible = "arm,cortex-a15-gic";
		#interrupt-cells = <3>;
		interrupt-controller;
		reg = <0 0x8000000 0 0x10000>, <0 0x8010000 0 0x10000>;
	};

	clk: apb-pclk {
		compatible = "fixed-clock";
		#clock-cells = <0>;
		clock-frequency = <24000000>;
		clock-output-names = "clk24mhz";
	};

	uart0: pl011@9000000 {
		compatible = "arm,pl011", "arm,primecell";
		reg = <0 0x9000000 0 0x1000>;
		interrupts = <0 1 4>;
		clocks = <&clk>, <&clk>;
		clock-names = "uartclk", "apb_pclk";
	};

	virtio_mmio@a003e00 {
		compatible = "virtio,mmio";
		reg = <0 0xa003e00 0 0x200>;
		interrupts = <0 47 1>;
		dma-coherent;
	};
};

&chosen { linux,initrd-start = <0x78000000>; linux,initrd-end = <0x78400000>; };
`;

/** Each is accepted by dtc 1.6 and must give the same blob. */
export const samples: Readonly<Record<string, string>> = {
  'a Linux guest': linuxGuest,
  'an empty root': '/dts-v1/; / { };',
  'every form of value': `/dts-v1/; / { a = <1 0x10 010 10U 0x10ULL 'a' '\\n' '\\x41' '\\101' '\\'' (1)>; b = "x\\ty\\x41\\1012\\\\\\"\\q";
    c = [0a 1B2c  3d]; d = "one", <2>, [ff], &{/n}, /bits/ 8 <1 (-1) 255>, /bits/ 16 <(-32768) 0xffff>; e;
    f = /bits/ 64 <0xffffffffffffffff 2 (-1)>; g = <>, "", []; h = "two
lines", "中文"; n { }; };`,
  'every operator': `/dts-v1/; / { a = <(1 << 31) (1 << 64) (3 >> 1) (1 - 2) (~0) (!5) (!0) (1 ? 2 : 3) (0 ? 2 : 0 ? 4 : 5) (17 % 5)
    (17 / 5) (2 + 3 * 4) ((2 + 3) * 4) (7 & 3 == 3) (6 ^ 3 | 8) (1 || 0 && 0) (2 < 3) (3 <= 2) (3 > 2) (2 >= 3) (2 != 2)
    (-1 > 0) (1 << 2 + 1) (- - 5) (10 - 3 - 2) (0xff & ~0xf) (5 & 4 && 3) (1 == 1 ? 'x' : 'y')>; };`,
  'phandles given and missing': `/dts-v1/; / { a = <&x &y &z &{/} &q>, &y; x: n { phandle = <2>; }; y: o { }; z: p { s; };
    q: r { linux,phandle = <7>; self = <&q>; t: u { phandle = <&t>; }; }; };`,
  'extensions and deletions': `/dts-v1/; / { a = <1>; b = <2>; n { x; }; l: m { k { }; }; };
    / { /delete-property/ a; /delete-node/ n; }; / { c; a = <3>; o { }; n { y; }; };
    m2: &l { z = <&m2>; k { deep; }; /delete-node/ absent; }; &{/m/k} { more; }; /delete-node/ &{/o};`,
  'nodes that stay only when used': `/dts-v1/; / { a = <&x>; /omit-if-no-ref/ x: n { }; /omit-if-no-ref/ y: o { }; z: p { q { }; }; };
    /omit-if-no-ref/ &z;`,
  'reservations with labels and expressions': `/dts-v1/; /dts-v1/; r1: /memreserve/ (1 + 2) 'a';
    /memreserve/ 0xffffffff00000000 0x10; / { };`,
  'labels everywhere': `/dts-v1/; / { l1: a = l2: <l3: 1 l4: 2 l5:> l6: , "x" l7:; b = [01 l8: 02]; c = "z"; l9: l10: n { }; };`,
  'odd names': `/dts-v1/; / { \\n = <1>; 0x5 = <2>; a,b*#? = "x"; #address-cells = <1>; linux,code = <116>; a.b_c+d-e; 12 { };
    cpu@0,1 { }; };`,
  'names inside names share the string block': `/dts-v1/; / { interrupt-parent = <1>; parent = <2>; xreg; reg = <1>; g; };`,
  'comments and line markers': `# 1 "x.dts"
/dts-v1/; // a comment
/* another /* one */ / { a /* here */ = /* and */ <1 /* there */ 2>; };
# 7 "y.dts" 2
`,
  'a boot CPU that is not 0': '/dts-v1/; / { cpus { cpu@100 { reg = <0x100>; }; cpu@0 { reg = <0>; }; }; };',
};
