package dev.understudy.farm.android;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/** The lanes of one group's phones: those that wait, and how many are being worked on. */
final class LaneQueue {
  /** A lane and what of it is still to do. */
  static final class Rest {
    final PhoneLane lane;
    final Deque<PhoneLane.Work> work;

    Rest(PhoneLane lane) {
      this.lane = lane;
      this.work = new ArrayDeque<>(lane.work());
    }
  }

  private final Deque<Rest> waiting = new ArrayDeque<>();
  private int running;
  private boolean stopped;

  synchronized void add(PhoneLane lane) {
    waiting.add(new Rest(lane));
  }

  /** The next lane; waits while another phone may still lose one. Empty when all is done. */
  synchronized Optional<Rest> take() {
    while (waiting.isEmpty() && running > 0 && !stopped) {
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CancellationException("interrupted while waiting for work");
      }
    }
    if (stopped || waiting.isEmpty()) {
      return Optional.empty();
    }
    running++;
    return Optional.of(waiting.remove());
  }

  /** A phone is through with a lane, or could not finish it: then it goes to the next phone. */
  synchronized void giveBack(Rest rest) {
    running--;
    if (!rest.work.isEmpty()) {
      waiting.addFirst(rest);
    }
    notifyAll();
  }

  /** No phone takes another lane: something is wrong with the run itself. */
  synchronized void stop() {
    stopped = true;
    notifyAll();
  }

  synchronized void giveUp(String why) throws IOException {
    for (Rest rest : waiting) {
      for (PhoneLane.Work work : rest.work) {
        work.giveUp(why);
      }
    }
    waiting.clear();
  }
}
