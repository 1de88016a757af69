/** A phone, or a window as narrow as one: the layout of `min-width: 1024px` is not in use. */
export const isNarrow = (): boolean => process.env.TARO_ENV !== 'h5' || window.innerWidth < 1024
