package dev.understudy.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** A program that some tests need and a fresh machine lacks. */
public final class OptionalTool {
  private OptionalTool() {}

  /**
   * Skips the tests that need the program, saying why; where all parts must be there, fails them.
   *
   * @param skipped what is not tested without it
   * @param reason what is not installed, and what installs it
   */
  public static void isMissing(String skipped, String reason) {
    System.out.println(skipped + ": " + reason);
    assertThat("all".equals(System.getenv("UNDERSTUDY_REQUIRE")))
        .as(reason + ", yet UNDERSTUDY_REQUIRE=all")
        .isFalse();
    assumeTrue(false, reason);
  }
}
