package dev.understudy.metrics.weights.downloads;

import java.net.URI;

/**
 * What is to be fetched.
 *
 * @param address where it is published
 * @param fileName what to call it
 * @param bytes its size, above 0
 * @param sha256 its content hash
 */
public record Download(URI address, String fileName, long bytes, String sha256) {}
