import type { HomePart } from '../_kit/home'

const seasons = { label: '届次管理', page: '/pages/season/index' }

export const seasonHome: HomePart = {
  links: ({ role }) => (role === 'career-centre' || role === 'administrator' ? [seasons] : []),
}
