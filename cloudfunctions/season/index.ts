import { list } from './list'
import { look } from './look'
import { move } from './move'
import { open } from './open'

export const seasonActions = { 'season.list': list, 'season.look': look, 'season.open': open, 'season.move': move }
