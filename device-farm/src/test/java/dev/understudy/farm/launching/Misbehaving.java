package dev.understudy.farm.launching;

import dev.understudy.common.Validity;
import dev.understudy.farm.GeneratorSpec;
import dev.understudy.farm.TinyModels;
import dev.understudy.measuring.LatencyPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Children, and one parent, that do not do as they should. */
final class Misbehaving {
  private Misbehaving() {}

  /** Longer than any test; yet a failed one leaves nothing behind for ever. */
  private static void hang() throws InterruptedException {
    if (new CountDownLatch(1).await(10, TimeUnit.MINUTES)) {
      throw new AssertionError("nobody counts down");
    }
  }

  /** Prints 30 lines and crashes. */
  static final class Crashing {
    private Crashing() {}

    public static void main(String[] args) {
      IntStream.rangeClosed(1, 29).forEach(i -> System.out.println("line " + i));
      System.err.println("line 30");
      System.exit(7);
    }
  }

  /** Ends well, but says nothing. */
  static final class Silent {
    private Silent() {}

    public static void main(String[] args) {}
  }

  /** Never ends, whatever becomes of its parent. */
  static final class Hanging {
    private Hanging() {}

    public static void main(String[] args) throws InterruptedException {
      System.out.println("hanging");
      hang();
    }
  }

  /** Never ends, but watches its parent, as the real one does. */
  static final class Watching {
    private Watching() {}

    public static void main(String[] args) throws InterruptedException {
      ParentWatch.start(System.in, () -> Runtime.getRuntime().halt(ParentWatch.PARENT_GONE));
      hang();
    }
  }

  /** Prints far more than a pipe holds, then reports. */
  static final class Talkative {
    private Talkative() {}

    public static void main(String[] args) throws IOException {
      IntStream.range(0, 20_000).forEach(i -> System.out.println("still here, line " + i));
      LaunchJson.write(
          Path.of(args[1]),
          LaunchReport.without(Validity.of(Validity.Kind.UNSUPPORTED, "it is talkative")));
    }
  }

  /** {@code Parent FOLDER CHILD}: launches a child of that class. */
  static final class Parent {
    private Parent() {}

    public static void main(String[] args) throws IOException {
      GeneratorSpec spec = TinyModels.spec(TinyModels.latentAsPicture(Path.of(args[0]), -1));
      new Launcher(args[1], Duration.ofMinutes(5), IdleWait.none())
          .launch(spec, LatencyPlan.quick(), 0);
      System.out.println("the launch had a result");
    }
  }
}
