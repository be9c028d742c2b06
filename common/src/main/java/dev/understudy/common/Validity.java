package dev.understudy.common;

import java.util.List;

/**
 * Whether a figure may be believed, as a value and not as a log line.
 *
 * @param kind the verdict
 * @param reason why, for a person; empty when the figure was plainly measured. Lines that it
 *     quotes, of a phone's log, are indented
 */
public record Validity(Kind kind, String reason) {
  /** The plain case: measured, nothing to remark. */
  public static final Validity MEASURED = new Validity(Kind.MEASURED, "");

  /** The verdicts. */
  public enum Kind {
    /** Measured by the protocol. */
    MEASURED,
    /** Measured while the device slowed itself down. */
    THROTTLED,
    /** Measured, but never reached a steady state. */
    UNSTABLE,
    /** The asked-for delegate did not take the model; another one ran it. */
    DELEGATE_FALLBACK,
    /** Measured on a simulated or emulated device, whose times are not those of real hardware. */
    SIMULATED,
    /** The device's output differs from the reference beyond the tolerance. */
    OUTPUT_MISMATCH,
    /** The device went away. */
    DEVICE_LOST,
    /** This runtime or device cannot run the model. */
    UNSUPPORTED,
    /** This plan or platform does not give it (a p99 of 100 runs); nothing went wrong. */
    NOT_AVAILABLE,
    /** It was tried and failed (NaN output, too few pictures, …). */
    FAILED
  }

  /** A verdict with its reason. */
  public static Validity of(Kind kind, String reason) {
    return new Validity(kind, reason);
  }

  /** The reason for where there is little room: what it quotes is only counted. */
  public String brief() {
    List<String> own = reason.lines().filter(line -> !isQuoted(line)).toList();
    int quoted = quoted().size();
    return quoted == 0
        ? reason
        : String.join("\n", own)
            + (quoted == 1 ? " (1 line, in the record)" : " (" + quoted + " lines, in the record)");
  }

  /** The lines that the reason quotes, in order; none for most. */
  public List<String> quoted() {
    return reason.lines().filter(Validity::isQuoted).toList();
  }

  private static boolean isQuoted(String line) {
    return line.startsWith("  ");
  }

  /** Whether the figure was measured as its protocol demands. */
  public boolean isMeasured() {
    return kind == Kind.MEASURED;
  }
}
