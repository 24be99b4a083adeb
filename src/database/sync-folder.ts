import { closeSync, fsyncSync, openSync } from 'node:fs'

/** Waits until the disk knows which files a folder has: until then a new file may be gone after a power cut, flushed or not. */
export function syncFolder(folder: string): void {
  // Windows knows no such thing for a folder.
  if (process.platform === 'win32') return
  const open = openSync(folder, 'r')
  try {
    fsyncSync(open)
  } finally {
    closeSync(open)
  }
}
