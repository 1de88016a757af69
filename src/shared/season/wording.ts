import type { Refusal } from '../errors'
import type { SeasonState, SeasonStep } from './rules'

export const seasonRefusals: Record<string, Omit<Refusal, 'code'>> = {
  // The name of the season and its state stand before it.
  'season-not-open': {
    message: '只能查看，不能办理。如需办理其他届的事项，请先切换届次。',
    fix: { label: '切换届次', page: '/pages/season/index' },
  },
  // The season's name stands in the message.
  'other-season': { message: '这是其他届的事项，请先切换届次再打开。', fix: { label: '切换届次', page: '/pages/season/index' } },
  'season-moved-on': { message: '这一届的状态已经变化，请刷新后再看。' },
  'season-already-current': { message: '这一届已经是当前届。' },
  'season-is-current': { message: '当前届不能关闭。请先把另一届设为当前届。' },
  'season-has-deadlines': { message: '还有事项正在计时，现在关闭会让当事人失去办理时间。请等到期后再关闭。' },
  'roster-not-current': {
    message: '毕业生名单只导入当前届。您正在查看另一届，请先切换到当前届。',
    fix: { label: '切换届次', page: '/pages/season/index' },
  },
  'lives-in-another-season': { message: '这名学生已在另一届的名单中，不能恢复到这一届。如需恢复，请先从那一届移出。' },
}

export const seasonWords = {
  states: { open: '进行中', closed: '已关闭', archived: '已归档' } satisfies Record<SeasonState, string>,
  steps: { 'make-current': '设为当前届', close: '关闭', reopen: '重新开放', archive: '归档' } satisfies Record<SeasonStep, string>,
  exists: (name: string) => `${name}已经开设`,
  year: '请填写四位年份，例如 2028',
  /** Kind of event → how the history names it. */
  history: {
    'season-opened': '开设',
    'season-make-current': '设为当前届',
    'season-close': '关闭',
    'season-reopen': '重新开放',
    'season-archive': '归档',
  } as Record<string, string>,
}
