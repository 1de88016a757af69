/** What a state means to the reader; always shown with an icon and a word, never by colour alone. */
export type Tone = 'neutral' | 'accent' | 'good' | 'warn' | 'bad'
