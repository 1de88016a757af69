import { phone } from './support/person'
import { tellStory } from './story'

describe('the last year at university in a browser of 390×844', () => tellStory(phone))
