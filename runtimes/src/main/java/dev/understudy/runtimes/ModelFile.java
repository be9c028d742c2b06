package dev.understudy.runtimes;

import java.nio.file.Path;

/**
 * A model file on disk whose format was recognised by its content.
 *
 * @param path where it is
 * @param runtime which runtime runs it
 * @param bytes its size
 * @param sha256 its content hash
 */
public record ModelFile(Path path, RuntimeName runtime, long bytes, String sha256) {}
