import { tellStory } from './story'
import { desktop } from './support/person'

describe('the last year at university in a browser of 1280×800', () => tellStory(desktop))
