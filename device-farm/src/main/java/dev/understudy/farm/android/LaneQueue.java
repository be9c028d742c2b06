package dev.understudy.farm.android;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;

/**
 * The lanes of one group's phones: those that wait, and how many are being worked on. A lane that a
 * phone lost goes to an idle one before that phone tries again; one that a phone does badly comes
 * back to it only when every other has done it badly, too.
 */
final class LaneQueue {
  /** A lane and what of it is still to do. */
  static final class Rest {
    final PhoneLane lane;
    final Deque<PhoneLane.Work> work;
    private final Set<String> lostBy = new HashSet<>();
    private final Set<String> doneBadlyBy = new HashSet<>();

    Rest(PhoneLane lane) {
      this.lane = lane;
      this.work = new ArrayDeque<>(lane.work());
    }

    private boolean isNewTo(String phone) {
      return !lostBy.contains(phone) && !doneBadlyBy.contains(phone);
    }
  }

  private final Deque<Rest> waiting = new ArrayDeque<>();
  private final Set<String> phones = new HashSet<>();
  private final Set<String> idle = new HashSet<>();
  private int running;
  private boolean stopped;

  synchronized void add(PhoneLane lane) {
    waiting.add(new Rest(lane));
  }

  /** A phone is going to take lanes; said of all of them before the first does. */
  synchronized void join(String phone) {
    phones.add(phone);
  }

  /** A phone takes no more. */
  synchronized void leave(String phone) {
    phones.remove(phone);
    notifyAll();
  }

  /**
   * The next lane for a phone; waits while another phone may still lose one. Empty when all is
   * done.
   */
  synchronized Optional<Rest> take(String phone) {
    idle.add(phone);
    try {
      while (!stopped) {
        Optional<Rest> next = next(phone);
        if (next.isPresent()) {
          running++;
          return next;
        }
        if (waiting.isEmpty() && running == 0) {
          break;
        }
        wait();
      }
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while waiting for work");
    } finally {
      idle.remove(phone);
    }
  }

  private Optional<Rest> next(String phone) {
    for (Iterator<Rest> all = waiting.iterator(); all.hasNext(); ) {
      Rest rest = all.next();
      if (isFor(phone, rest)) {
        all.remove();
        return Optional.of(rest);
      }
    }
    return Optional.empty();
  }

  private boolean isFor(String phone, Rest rest) {
    if (rest.doneBadlyBy.contains(phone)) {
      return rest.doneBadlyBy.containsAll(phones);
    }
    return rest.isNewTo(phone) || idle.stream().noneMatch(rest::isNewTo);
  }

  /** Whether a phone other than this one may still do a lane well. */
  synchronized boolean mayDoBetter(Rest rest, String phone) {
    return phones.stream()
        .anyMatch(other -> !other.equals(phone) && !rest.doneBadlyBy.contains(other));
  }

  /** A phone was lost over a lane. */
  synchronized void lost(Rest rest, String phone) {
    rest.lostBy.add(phone);
  }

  /** A phone did a lane badly, and another may do it well. */
  synchronized void doneBadly(Rest rest, String phone) {
    rest.doneBadlyBy.add(phone);
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
