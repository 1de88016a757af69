import type { HomePart } from '../_kit/home'

const imports = { label: '名单导入', page: '/pages/roster/index' }
const missing = { label: '新增毕业生', page: '/pages/roster/add/index' }

export const rosterHome: HomePart = {
  links: ({ role }) => {
    if (role === 'career-centre' || role === 'administrator') return [imports]
    return role === 'college-officer' ? [missing] : []
  },
}
