import { extendWindow } from './extend'
import { home } from './home'
import { trail } from './trail'

export const deskActions = { 'desk.home': home, 'desk.trail': trail, 'desk.extendWindow': extendWindow }
