import { desktop } from './support/person'
import { tellStory } from './story'

describe('the last year at university in a browser of 1280×800', () => tellStory(desktop))
