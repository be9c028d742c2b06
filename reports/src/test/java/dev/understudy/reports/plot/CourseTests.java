package dev.understudy.reports.plot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.reports.OnDevices.SustainedLoad;
import dev.understudy.reports.OnDevices.Window;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What of a sustained load can be drawn. */
class CourseTests {
  private static Window window(double start, double median, String thermal) {
    return new Window(start, start + 30, 10, median, thermal);
  }

  private static Course course(List<Window> windows) {
    return Course.of(new SustainedLoad("s", "phone", "tflite", windows, "f")).orElseThrow();
  }

  @Test
  void aLineRunsFromTheFirstWindowsStartToTheLastOnesEnd() {
    Course course = course(List.of(window(0, 5, "none"), window(30, 6, "none")));

    assertThat(course.minutes()).containsExactly(0, 0.25, 0.75, 1);
    assertThat(course.latencies()).containsExactly(5, 5, 6, 6);
  }

  @Test
  void equalStatusesAreOneStretchAndUnknownOnesAreNone() {
    Course course =
        course(
            List.of(
                window(0, 5, "none"),
                window(30, 5, "none"),
                window(60, 5, "unknown"),
                window(90, 5, "none"),
                window(120, 5, "severe"),
                window(150, 5, "boiling")));

    assertThat(course.heats())
        .containsExactly(
            new Course.Heat(0, 1, "none"),
            new Course.Heat(1.5, 2, "none"),
            new Course.Heat(2, 2.5, "severe"),
            new Course.Heat(2.5, 3, "boiling"));
    assertThat(course.heats()).extracting(Course.Heat::level).containsExactly(0, 0, 3, 0);
  }

  @Test
  void nonsenseIsNotDrawn() {
    List<Window> nonsense =
        List.of(
            window(0, Double.NaN, "none"),
            window(0, 0, "none"),
            window(0, -1, "none"),
            window(0, 1e300, "none"),
            window(1e9, 5, "none"),
            window(Double.NaN, 5, "none"),
            new Window(30, 30, 1, 5, "none"),
            new Window(30, 20, 1, 5, "none"));
    assertThat(Course.of(new SustainedLoad("s", "p", "t", nonsense, "f"))).isEmpty();
    assertThat(Course.of(new SustainedLoad("s", "p", "t", List.of(), "f"))).isEmpty();

    List<Window> one = new ArrayList<>(nonsense);
    one.add(window(60, 7, "none"));
    assertThat(course(one).windows()).containsExactly(window(60, 7, "none"));
  }

  @Test
  void ofManyWindowsTheSlowestStay() {
    List<Window> many = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      many.add(new Window(i, i + 1, 10, i == 777 ? 50 : 5 + i % 3, i < 1000 ? "none" : "light"));
    }
    Course course = course(many);

    assertThat(course.windows()).hasSize(Course.MOST).contains(many.get(777));
    assertThat(course.windows()).extracting(Window::start).isSorted();
    assertThat(course.heats()).hasSize(2);
  }

  @Test
  void ofManyChangesTheWorstOfEachStretchStays() {
    List<Window> many = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      many.add(new Window(i, i + 1, 10, 5, i == 1500 ? "severe" : i % 2 == 0 ? "none" : "light"));
    }

    assertThat(course(many).heats())
        .extracting(Course.Heat::status)
        .containsExactly("light", "severe", "light");
  }
}
