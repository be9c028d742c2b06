package dev.understudy.measuring.job;

import java.util.List;

/**
 * Which device and build this is. A text that the device does not tell is empty.
 *
 * @param simulated whether it is no real device; whatever is made of it must say so
 * @param os name and version: {@code Android 14}
 * @param sdk Android's API level; 0 where there is none
 * @param fingerprint Android's build fingerprint
 * @param abis what the CPU runs, the preferred first: {@code arm64-v8a}
 * @param memoryBytes the device's RAM; 0 where it does not say
 */
public record PhoneFacts(
    boolean simulated,
    String manufacturer,
    String model,
    String device,
    String os,
    int sdk,
    String fingerprint,
    String soc,
    List<String> abis,
    int cores,
    long memoryBytes) {
  /** Copies the list. */
  public PhoneFacts {
    abis = List.copyOf(abis);
  }
}
