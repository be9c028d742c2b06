package dev.understudy.farm.launching;

import java.lang.management.ManagementFactory;

/** The machine's 1-minute load average. */
@FunctionalInterface
public interface LoadAverage {
  /** As the operating system tells it. */
  LoadAverage SYSTEM = () -> ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();

  /** The load average now; negative where the platform has none. */
  double now();
}
