import type { Locale } from '../../messages/index.ts';

const tag: Readonly<Record<Locale, string>> = { en: 'en', 'zh-cn': 'zh-CN' };

/** Numbers as the status line shows them, grouped as the reader's language does. */
export const whole = (value: number, locale: Locale): string => Math.round(value).toLocaleString(tag[locale]);
export const kibibytes = (bytes: number, locale: Locale): string => `${whole(bytes / 1024, locale)} KiB`;
export const mebibytes = (bytes: number, locale: Locale): string => `${whole(bytes / 1024 ** 2, locale)} MiB`;

/** A register or address as the manuals write it: all its digits, in hex. `bits` is a multiple of 4. */
export const hex = (value: bigint | number, bits = 64): string =>
  BigInt.asUintN(bits, BigInt(value))
    .toString(16)
    .padStart(bits / 4, '0');
