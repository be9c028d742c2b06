package dev.understudy.reports;

import java.util.List;
import java.util.Map;

/**
 * What a run keeps of single devices beside its rows.
 *
 * @param sustained latency over minutes of unbroken work
 * @param pictures pictures that devices made, each beside the desktop's from the same input
 */
public record OnDevices(List<SustainedLoad> sustained, List<DevicePicture> pictures) {
  /** Nothing. */
  public static final OnDevices NONE = new OnDevices(List.of(), List.of());

  /** Copies the lists. */
  public OnDevices {
    sustained = List.copyOf(sustained);
    pictures = List.copyOf(pictures);
  }

  /**
   * One subject at work on one device without a pause, and how its latency went.
   *
   * @param subject the subject's name
   * @param device the device's id
   * @param runtime the runtime's id
   * @param windows one after another, in order of time; windows in which no run ended are left out
   * @param file every raw sample, relative to the run's folder
   */
  public record SustainedLoad(
      String subject, String device, String runtime, List<Window> windows, String file) {
    /** Copies the list. */
    public SustainedLoad {
      windows = List.copyOf(windows);
    }
  }

  /**
   * A short piece of a sustained load.
   *
   * @param start seconds from the load's first run to the window's beginning
   * @param end the same to its end
   * @param runs how many ended within
   * @param medianMs their median latency in milliseconds a picture
   * @param thermal the worst thermal status within, as Android calls it: {@code none}, {@code
   *     light}, {@code moderate}, {@code severe}, {@code critical}, {@code emergency}, {@code
   *     shutdown}; {@code unknown} where the device does not tell
   */
  public record Window(double start, double end, long runs, double medianMs, String thermal) {}

  /**
   * A picture that a device made, beside what the desktop's CPU makes of the same file and input.
   *
   * @param subject whose picture
   * @param device the device's id
   * @param runtime the runtime's id
   * @param index the picture's number in the stream of inputs, as in the gallery
   * @param caption what is shown below it, such as its class
   * @param expected the desktop's picture
   * @param made the device's picture
   * @param difference the absolute difference, amplified as the gallery's
   * @param scores of the device's picture against the desktop's, by measure id
   */
  public record DevicePicture(
      String subject,
      String device,
      String runtime,
      long index,
      String caption,
      String expected,
      String made,
      String difference,
      Map<String, Double> scores) {}
}
