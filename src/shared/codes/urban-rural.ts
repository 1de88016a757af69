import { codeList } from './code-list'

/** 城乡生源, as it was at the gaokao (S1-17). */
export const urbanRural = codeList(
  [
    { code: '1', name: '城镇' },
    { code: '2', name: '农村' },
  ],
  { 城市: '1', 乡村: '2' },
)
