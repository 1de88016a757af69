import { tellStory } from './story'
import { phone } from './support/person'

describe('the last year at university in a browser of 390×844', () => tellStory(phone))
