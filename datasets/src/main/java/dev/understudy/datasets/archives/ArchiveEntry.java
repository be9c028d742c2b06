package dev.understudy.datasets.archives;

/**
 * One file of an archive.
 *
 * @param name its path, with '/' between names
 * @param bytes its size, unpacked
 * @param index its number among all members, by which the archive finds it
 * @param offset where its bytes begin in the archive; 0 where it is found otherwise
 */
public record ArchiveEntry(String name, long bytes, int index, long offset) {}
