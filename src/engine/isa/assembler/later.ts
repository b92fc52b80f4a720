/** Mnemonics of architecture extensions behind ARMv8.0: right, but not for this machine's Cortex-A72. */

/** Extension as the Arm ARM names it, the version that brought it in, and its mnemonics. */
const EXTENSIONS: readonly (readonly [extension: string, since: string, mnemonics: RegExp])[] = [
  [
    'FEAT_LSE',
    'ARMv8.1',
    /^(?:(?:cas|swp)(?:a|l|al)?[bh]?|casp(?:a|l|al)?|ld(?:add|clr|eor|set|[su]max|[su]min)(?:a|l|al)?[bh]?|st(?:add|clr|eor|set|[su]max|[su]min)l?[bh]?)$/,
  ],
  ['FEAT_LOR', 'ARMv8.1', /^(?:ldlar|stllr)[bh]?$/],
  ['FEAT_RDM', 'ARMv8.1', /^sqrdml[as]h$/],
  ['FEAT_DotProd', 'ARMv8.2', /^[su]dot$/],
  ['FEAT_FHM', 'ARMv8.2', /^fml[as]l2?$/],
  ['FEAT_SHA3', 'ARMv8.2', /^(?:eor3|rax1|xar|bcax)$/],
  ['FEAT_SHA512', 'ARMv8.2', /^sha512(?:h2?|su[01])$/],
  ['FEAT_SM3', 'ARMv8.2', /^sm3\w+$/],
  ['FEAT_SM4', 'ARMv8.2', /^sm4ek?(?:y)?$/],
  [
    'FEAT_PAuth',
    'ARMv8.3',
    /^(?:pac(?:ga|i[ab]|d[ab]|iz[ab]|dz[ab])|aut(?:i[ab]|d[ab]|iz[ab]|dz[ab])|xpac[di]|b[lr]{1,2}a[ab]z?|reta[ab]|ereta[ab]|ldra[ab])$/,
  ],
  ['FEAT_FCMA', 'ARMv8.3', /^(?:fcmla|fcadd)$/],
  ['FEAT_JSCVT', 'ARMv8.3', /^fjcvtzs$/],
  ['FEAT_LRCPC', 'ARMv8.3', /^ldapr[bh]?$/],
  ['FEAT_LRCPC2', 'ARMv8.4', /^(?:ldapur(?:s?[bh]|sw)?|stlur[bh]?)$/],
  ['FEAT_FlagM', 'ARMv8.4', /^(?:rmif|setf8|setf16|cfinv)$/],
  ['FEAT_FlagM2', 'ARMv8.5', /^[ax][xa]flag$/],
  ['FEAT_FRINTTS', 'ARMv8.5', /^frint(?:32|64)[zx]$/],
  ['FEAT_SB', 'ARMv8.5', /^sb$/],
  ['FEAT_MTE', 'ARMv8.5', /^(?:irg|addg|subg|gmi|subps?|st2?z?g|stgp|ldg|ldgm|stz?gm)$/],
  ['FEAT_I8MM', 'ARMv8.6', /^(?:[su]mmla|us(?:mmla|dot)|sudot)$/],
  ['FEAT_BF16', 'ARMv8.6', /^(?:bfdot|bfmmla|bfmlal[bt]|bfcvt(?:n2?)?)$/],
  ['FEAT_WFxT', 'ARMv8.7', /^wf[ei]t$/],
  ['FEAT_LS64', 'ARMv8.7', /^(?:ld64b|st64b(?:v0?)?)$/],
  ['FEAT_MOPS', 'ARMv8.8', /^(?:cpyf?[pme]\w*|setg?[pme]\w*)$/],
  ['FEAT_CSSC', 'ARMv8.9', /^(?:[su](?:max|min)|abs|cnt|ctz)$/],
  ['FEAT_LSE128', 'ARMv9.4', /^(?:ldclrp|ldsetp|swpp)(?:a|l|al)?$/],
  [
    'FEAT_SVE',
    'ARMv8.2',
    /^(?:ptrue|pfalse|while\w+|rdvl|addvl|addpl|cnt[bhwdp]|ld[1-4][bhwdq]|st[1-4][bhwdq]|ldnt1[bhwd]|stnt1[bhwd]|index|movprfx|setffr|rdffr|inc[bhwd]|dec[bhwd])$/,
  ],
  ['FEAT_SME', 'ARMv9.2', /^(?:smstart|smstop|rdsvl|addsvl|[fsu]mop[as]|bfmop[as])$/],
];

/** The extension of a mnemonic (in lower case) that ARMv8.0 does not have; undefined for what is none. */
export function laterExtension(name: string): { readonly extension: string; readonly since: string } | undefined {
  const found = EXTENSIONS.find(([, , mnemonics]) => mnemonics.test(name));
  return found === undefined ? undefined : { extension: found[0], since: found[1] };
}
