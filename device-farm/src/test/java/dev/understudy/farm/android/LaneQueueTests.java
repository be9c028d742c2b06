package dev.understudy.farm.android;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.farm.Device;
import dev.understudy.measuring.job.DelegateKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which phone gets a lane after another could not finish it. */
@Timeout(60)
class LaneQueueTests {
  private final LaneQueue queue = new LaneQueue();
  private final ExecutorService phones = Executors.newCachedThreadPool();
  private final List<String> givenUp = new ArrayList<>();

  @BeforeEach
  void join() {
    queue.join("a");
    queue.join("b");
    queue.add(lane());
  }

  @AfterEach
  void end() {
    phones.shutdownNow();
  }

  private PhoneLane lane() {
    PhoneLane.Work work =
        new PhoneLane.Work() {
          @Override
          public void run(Device phone) {}

          @Override
          public void giveUp(String why) {
            givenUp.add(why);
          }
        };
    return new PhoneLane("group", new DelegateChoice(DelegateKind.CPU, false, 1), List.of(work));
  }

  /** The lane that a phone takes, on a thread of its own; it may have to wait for one. */
  private Future<Optional<LaneQueue.Rest>> waiting(String phone) throws Exception {
    Thread[] thread = new Thread[1];
    Future<Optional<LaneQueue.Rest>> taken =
        phones.submit(
            () -> {
              thread[0] = Thread.currentThread();
              return queue.take(phone);
            });
    while (!taken.isDone() && (thread[0] == null || thread[0].getState() != Thread.State.WAITING)) {
      Thread.onSpinWait();
    }
    return taken;
  }

  private static LaneQueue.Rest get(Future<Optional<LaneQueue.Rest>> taken) throws Exception {
    return taken.get(30, TimeUnit.SECONDS).orElseThrow();
  }

  @Test
  void aLostLaneGoesToTheIdlePhoneAndNotBack() throws Exception {
    LaneQueue.Rest lane = queue.take("a").orElseThrow();
    Future<Optional<LaneQueue.Rest>> b = waiting("b");

    queue.lost(lane, "a");
    queue.giveBack(lane);
    Future<Optional<LaneQueue.Rest>> a = waiting("a");

    assertThat(get(b)).isSameAs(lane);
    assertThat(a).isNotDone();
  }

  @Test
  void aLostLaneIsTriedAgainByItsPhoneWhereTheOtherIsBusy() {
    LaneQueue.Rest lane = queue.take("a").orElseThrow();
    queue.add(lane());
    assertThat(queue.take("b")).isPresent();

    queue.lost(lane, "a");
    queue.giveBack(lane);

    assertThat(queue.take("a")).containsSame(lane);
  }

  @Test
  void aLaneThatBothLostGoesRoundUntilTheyAreOut() throws Exception {
    LaneQueue.Rest lane = queue.take("a").orElseThrow();
    for (String phone : List.of("a", "b", "a", "b")) {
      queue.lost(lane, phone);
      queue.giveBack(lane);
      assertThat(queue.take(phone.equals("a") ? "b" : "a")).containsSame(lane);
    }
    queue.giveBack(lane);
    queue.leave("a");
    queue.leave("b");
    queue.giveUp("gone");
    assertThat(givenUp).containsExactly("gone");
  }

  @Test
  void aLaneDoneBadlyWaitsForTheBusyPhone() throws Exception {
    LaneQueue.Rest lane = queue.take("a").orElseThrow();
    queue.add(lane());
    LaneQueue.Rest other = queue.take("b").orElseThrow();
    assertThat(queue.mayDoBetter(lane, "a")).isTrue();

    queue.doneBadly(lane, "a");
    queue.giveBack(lane);
    assertThat(waiting("a")).isNotDone();

    other.work.clear();
    queue.giveBack(other);
    assertThat(queue.take("b")).containsSame(lane);
    assertThat(queue.mayDoBetter(lane, "b")).isFalse();
  }

  @Test
  void aLaneDoneBadlyComesBackWhenTheOtherPhoneIsOut() throws Exception {
    LaneQueue.Rest lane = queue.take("a").orElseThrow();
    queue.doneBadly(lane, "a");
    queue.giveBack(lane);
    Future<Optional<LaneQueue.Rest>> a = waiting("a");
    assertThat(a).isNotDone();

    queue.leave("b");

    assertThat(get(a)).isSameAs(lane);
    assertThat(queue.mayDoBetter(lane, "a")).isFalse();
  }

  @Test
  void whenAllIsDoneNobodyWaits() throws Exception {
    LaneQueue.Rest lane = queue.take("a").orElseThrow();
    Future<Optional<LaneQueue.Rest>> b = waiting("b");

    lane.work.clear();
    queue.giveBack(lane);

    assertThat(b.get(30, TimeUnit.SECONDS)).isEmpty();
    assertThat(queue.take("a")).isEmpty();
  }
}
