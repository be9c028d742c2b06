package dev.understudy.harness.gate;

/**
 * What is timed: a subject's model in a runtime on a device.
 *
 * @param subject the subject's name
 * @param device the device's id
 * @param runtime the runtime's label
 */
public record Configuration(String subject, String device, String runtime) {}
