import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A disk of its own for one fault; `close` takes it away with everything on it. */
export type Disk = { folder: string; close: () => void }

const run = (program: string, ...words: string[]) => execFileSync(program, words, { stdio: 'pipe' })

/** Why no file system can be mounted here, or null. */
export function cannotMount(): string | null {
  if (process.getuid?.() !== 0) return 'only root can mount a file system'
  const disk = aPlace()
  try {
    run('mount', '-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', disk.folder)
    return null
  } catch {
    return 'this machine mounts no file system'
  } finally {
    disk.close()
  }
}

function aPlace(): Disk & { beside: string } {
  const beside = mkdtempSync(join(tmpdir(), 'trellis-disk-'))
  // PostgreSQL runs as somebody else: where it cannot get to the folder, its data would lie on another disk.
  chmodSync(beside, 0o711)
  const folder = join(beside, 'disk')
  mkdirSync(folder)
  const close = () => {
    spawnSync('umount', ['-l', folder])
    rmSync(beside, { recursive: true, force: true })
  }
  return { beside, folder, close }
}

/** A disk in memory of so many megabytes. */
export function smallDisk(megabytes: number): Disk {
  const { folder, close } = aPlace()
  run('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0711`, 'tmpfs', folder)
  return { folder, close }
}

/** A disk whose power can be cut: what was not synced by then is gone. */
export type CuttableDisk = Disk & {
  /** Keeps what has reached the disk, with nothing that still waits in memory. */
  keep: (as: string) => void
  /** Puts the disk down, and mounts what was kept in its place. */
  become: (kept: string) => void
}

/**
 * An ext4 in a file, which writes by itself only once a minute (`commit=60`) what nobody asks it to sync. The file is copied
 * while it is mounted: pages that wait in memory never reached it, as they would not reach a disk whose power was cut.
 */
export function cuttableDisk(megabytes: number): CuttableDisk {
  const { beside, folder, close } = aPlace()
  const image = join(beside, 'image')
  const mount = () => run('mount', '-o', 'loop,commit=60', image, folder)
  run('truncate', '-s', `${megabytes}M`, image)
  run('mkfs.ext4', '-q', '-F', '-E', 'lazy_itable_init=0,lazy_journal_init=0', image)
  mount()
  return {
    ...{ folder, close },
    keep: (as) => void run('cp', '--sparse=always', image, join(beside, as)),
    become: (kept) => {
      run('umount', folder)
      run('cp', '--sparse=always', join(beside, kept), image)
      mount()
    },
  }
}
