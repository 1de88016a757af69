const KB = 1024
const MB = KB * KB

/** `830 KB`, `3.4 MB`. */
export function spokenSize(bytes: number): string {
  return bytes < MB ? `${Math.max(1, Math.round(bytes / KB))} KB` : `${(bytes / MB).toFixed(1)} MB`
}

export const largestFile = 10 * MB
