package dev.understudy.phone.system;

/**
 * The phone's heat and charge.
 *
 * @param thermal Android's status, 0 (none) to 6
 * @param percent of the battery
 * @param charging whether power comes in
 */
public record Health(int thermal, int percent, boolean charging) {
  /** Cool, and on the cable of a lab. */
  public static final Health GOOD = new Health(0, 87, true);

  private static final double COOL_CELSIUS = 29.1;
  private static final double CELSIUS_PER_STATUS = 4;

  /** The battery's temperature. */
  public double celsius() {
    return COOL_CELSIUS + CELSIUS_PER_STATUS * thermal;
  }

  /** The same with another heat. */
  public Health hot(int status) {
    return new Health(status, percent, charging);
  }

  /** The same with another charge. */
  public Health charged(int level, boolean onPower) {
    return new Health(thermal, level, onPower);
  }
}
