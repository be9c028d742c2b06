package dev.understudy.datasets.streaming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.common.InputException;
import dev.understudy.datasets.PictureSource.PictureStream;
import dev.understudy.datasets.Pictures;
import dev.understudy.datasets.Quantisation;
import dev.understudy.datasets.StreamOptions;
import dev.understudy.datasets.StreamOptions.BadPictures;
import dev.understudy.datasets.StreamOptions.Colour;
import dev.understudy.datasets.decoding.Decoded;
import dev.understudy.datasets.decoding.Levels;
import dev.understudy.datasets.decoding.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecodingStreamTests {
  private static StreamOptions options(int batch, int threads, Colour colour, BadPictures bad) {
    return new StreamOptions(batch, threads, colour, null, bad);
  }

  private static PictureEntry entry(String name, java.util.function.Supplier<Decoded> decode) {
    return new PictureEntry() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Decoded decode() {
        return decode.get();
      }
    };
  }

  private static Levels plain(int channels, int height, int width, int level) {
    byte[] levels = new byte[channels * height * width];
    java.util.Arrays.fill(levels, (byte) level);
    return new Levels(levels, channels, height, width);
  }

  private static PictureStream stream(
      int count, StreamOptions options, IntFunction<Decoded> decode) {
    EntryFeed feed = EntryFeed.of(count, i -> entry("picture" + i + ".png", () -> decode.apply(i)));
    return new DecodingStream("the set", feed, options);
  }

  private static List<Integer> firstLevels(PictureStream stream) {
    var levels = new ArrayList<Integer>();
    for (var batch = stream.next(); batch.isPresent(); batch = stream.next()) {
      byte[] bytes = Quantisation.ROUND.toBytes(batch.get());
      for (int i = 0; i < batch.get().count(); i++) {
        levels.add(bytes[i * batch.get().pictureSize()] & 0xFF);
      }
    }
    return levels;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void orderAndValuesDoNotDependOnThreadsOrHowLongEachPictureTakes(int threads) {
    var random = new Random(threads);
    int[] work = random.ints(101, 0, 20_000).toArray();
    var expected = new ArrayList<Integer>();
    for (int i = 0; i < work.length; i++) {
      expected.add(i);
    }
    try (var stream =
        stream(
            work.length,
            options(8, threads, Colour.AS_FIRST, BadPictures.REFUSE),
            i -> {
              long burnt = 1;
              for (int k = 0; k < work[i]; k++) {
                burnt = burnt * 31 + k;
              }
              return plain(1, 2, 2, burnt == 0 ? 255 : i);
            })) {
      assertThat(firstLevels(stream)).isEqualTo(expected);
    }
  }

  @Test
  void decodesAsManyAtOnceAsThereAreThreads() {
    var together = new CountDownLatch(3); // each of the first three waits for the others
    try (var stream =
        stream(
            6,
            options(6, 3, Colour.AS_FIRST, BadPictures.REFUSE),
            i -> {
              together.countDown();
              try {
                assertThat(together.await(20, TimeUnit.SECONDS)).isTrue();
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              }
              return plain(1, 1, 1, i);
            })) {
      assertThat(firstLevels(stream)).containsExactly(0, 1, 2, 3, 4, 5);
    }
  }

  @Test
  void aheadOfASlowReaderIsBoundedByPicturesAndByBytes() {
    assertThat(decodedWhenOneBatchWasTaken(4, 2, 1)).isBetween(4, 4 + 2 * 4);
    // A picture of 4096² floats takes 64 MiB, a quarter of the memory allowed ahead.
    assertThat(decodedWhenOneBatchWasTaken(1, 1, 4096)).isBetween(1, 1 + 4);
  }

  private static int decodedWhenOneBatchWasTaken(int batch, int threads, int side) {
    var started = new AtomicInteger();
    PictureStream stream =
        stream(
            1000,
            options(batch, threads, Colour.AS_FIRST, BadPictures.REFUSE),
            i -> {
              started.incrementAndGet();
              return plain(1, side, side, 0);
            });
    stream.next();
    stream.close(); // waits for what runs
    return started.get();
  }

  @Test
  void closingEarlyDecodesNoMoreAndClosesTheFeedWhenNoWorkerReads() {
    var closed = new AtomicInteger();
    var decodedAfterwards = new AtomicInteger();
    EntryFeed feed =
        EntryFeed.of(
            500,
            i ->
                entry(
                    "p" + i,
                    () -> {
                      if (closed.get() > 0) {
                        decodedAfterwards.incrementAndGet();
                      }
                      return plain(1, 8, 8, 1);
                    }),
            closed::incrementAndGet);
    var stream = new DecodingStream("s", feed, options(16, 4, Colour.AS_FIRST, BadPictures.REFUSE));
    stream.next();
    stream.close();
    stream.close();
    assertThat(closed).hasValue(1);
    assertThat(decodedAfterwards).hasValue(0);
    assertThat(stream.next()).isEmpty();
  }

  @Test
  void aWorkersExceptionReachesTheReaderAsItselfAtItsPlace() {
    var bug = new ArithmeticException("a bug");
    try (var stream =
        stream(
            10,
            options(2, 3, Colour.AS_FIRST, BadPictures.SKIP),
            i -> {
              if (i == 5) {
                throw bug;
              }
              return plain(1, 1, 1, i);
            })) {
      assertThat(stream.next()).isPresent();
      assertThat(stream.next()).isPresent();
      assertThatThrownBy(stream::next).isSameAs(bug); // no bad picture: never skipped
    }
  }

  private static Decoded bad(int i) {
    throw new InputException("set/p" + i, "is torn", "a whole one", "mend it");
  }

  @Test
  void badPicturesAreRefusedOrLeftOutCountedAndNamed() {
    IntFunction<Decoded> decode = i -> i == 0 || i == 4 || i == 9 ? bad(i) : plain(1, 1, 1, i);
    try (var stream = stream(10, options(3, 2, Colour.AS_FIRST, BadPictures.SKIP), decode)) {
      assertThat(firstLevels(stream)).containsExactly(1, 2, 3, 5, 6, 7, 8);
      assertThat(stream.skipped())
          .containsExactly("set/p0: is torn", "set/p4: is torn", "set/p9: is torn");
      assertThat(stream.skippedPositions()).containsExactly(0, 4, 9);
    }
    try (var stream = stream(10, options(3, 2, Colour.AS_FIRST, BadPictures.REFUSE), decode)) {
      assertThatThrownBy(stream::next)
          .isInstanceOf(InputException.class)
          .hasMessageContaining("p0");
    }
    try (var stream =
        stream(2, options(3, 2, Colour.RGB, BadPictures.SKIP), DecodingStreamTests::bad)) {
      assertThatThrownBy(stream::next).hasMessageContainingAll("the set", "no picture", "set/p0");
    }
  }

  @Test
  void coloursAreAsFirstOrAllRgbOrAllGrey() {
    IntFunction<Decoded> mixed = i -> plain(i == 1 ? 3 : 1, 2, 3, 10 * i + 10);
    try (var stream = stream(3, options(3, 1, Colour.RGB, BadPictures.REFUSE), mixed)) {
      Pictures batch = stream.next().orElseThrow();
      assertThat(batch.channels()).isEqualTo(3);
      assertThat(Quantisation.ROUND.toBytes(batch.picture(2))).hasSize(18).containsOnly(30);
      assertThat(stream.warnings())
          .containsExactly("2 grey pictures among RGB ones, repeated to RGB");
    }
    try (var stream = stream(3, options(3, 1, Colour.GREY, BadPictures.REFUSE), mixed)) {
      assertThat(stream.next().orElseThrow().channels()).isEqualTo(1);
      assertThat(stream.warnings())
          .containsExactly("1 RGB picture, turned to grey by Pillow's convert(\"L\")");
    }
    try (var stream = stream(3, options(3, 1, Colour.AS_FIRST, BadPictures.SKIP), mixed)) {
      assertThatThrownBy(stream::next)
          .hasMessageContainingAll("the set: picture1.png", "coloured", "picture0.png");
    }
  }

  @Test
  void everyChangeIsCounted() {
    IntFunction<Decoded> decode =
        i -> {
          Levels one = plain(3, 1, 1, i);
          Set<Trait> traits =
              i == 0 ? Set.of(Trait.ALPHA, Trait.SIXTEEN_BITS) : Set.of(Trait.ALPHA);
          return i == 2 ? one : new Levels(one.levels(), 3, 1, 1, traits);
        };
    try (var stream = stream(3, options(1, 1, Colour.AS_FIRST, BadPictures.REFUSE), decode)) {
      assertThat(stream.warnings()).isEmpty();
      firstLevels(stream);
      assertThat(stream.warnings())
          .containsExactly(Trait.ALPHA.sentence(2), Trait.SIXTEEN_BITS.sentence(1));
      assertThat(stream.warnings().get(0)).startsWith("2 pictures with alpha");
      assertThat(stream.warnings().get(1)).startsWith("1 picture with 16 bits");
    }
  }

  @Test
  void mixedSizesWithoutATargetAreRefusedNamingTheFile() {
    try (var stream =
        stream(
            3, options(2, 1, Colour.RGB, BadPictures.SKIP), i -> plain(1, i == 2 ? 5 : 4, 6, 0))) {
      stream.next();
      assertThatThrownBy(stream::next)
          .isInstanceOf(InputException.class)
          .hasMessageContainingAll("the set: picture2.png", "6x5", "6x4", "picture0.png");
    }
  }
}
