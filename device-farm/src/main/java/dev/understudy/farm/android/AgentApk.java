package dev.understudy.farm.android;

import java.nio.file.Path;

/**
 * The benchmark app to install.
 *
 * @param file the APK
 * @param version its version name; a phone whose app has another gets this one
 */
public record AgentApk(Path file, String version) {}
