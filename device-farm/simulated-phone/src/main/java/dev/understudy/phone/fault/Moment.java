package dev.understudy.phone.fault;

import java.util.regex.Pattern;

/**
 * When a fault strikes: at the first thing that happens at a point and fits.
 *
 * @param what a pattern for what happens there, see {@link Point}; {@code *} stands for anything
 */
public record Moment(Point point, String what) {
  /** At once. */
  public static Moment now() {
    return new Moment(Point.NOW, "*");
  }

  /** Whatever happens at a point. */
  public static Moment at(Point point) {
    return new Moment(point, "*");
  }

  /** What happens at a point and fits the pattern. */
  public static Moment at(Point point, String what) {
    return new Moment(point, what);
  }

  boolean matches(Point happening, String detail) {
    return point == happening && glob().matcher(detail).matches();
  }

  private Pattern glob() {
    StringBuilder regex = new StringBuilder();
    for (String literal : what.split("\\*", -1)) {
      regex.append(regex.length() == 0 ? "" : ".*").append(Pattern.quote(literal));
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }
}
