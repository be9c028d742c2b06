package dev.understudy.farm.android;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;

/** One phone at work: lane after lane, until there is none or the phone is out. */
final class PhoneWorker implements Callable<Optional<IOException>> {
  private final PooledPhone phone;
  private final PhoneGroup group;
  private final LaneQueue queue;

  PhoneWorker(PooledPhone phone, PhoneGroup group, LaneQueue queue) {
    this.phone = phone;
    this.group = group;
    this.queue = queue;
  }

  @Override
  public Optional<IOException> call() {
    try {
      return lanes();
    } finally {
      queue.leave(phone.udid());
      phone.leave();
    }
  }

  private Optional<IOException> lanes() {
    while (phone.quarantine().isEmpty()) {
      Optional<LaneQueue.Rest> next = queue.take(phone.udid());
      if (next.isEmpty()) {
        break;
      }
      LaneQueue.Rest rest = next.get();
      try {
        work(rest);
      } catch (PhoneException e) {
        if (e.kind() == PhoneException.Kind.DONE_BADLY) {
          queue.doneBadly(rest, phone.udid());
        } else {
          queue.lost(rest, phone.udid());
          phone.failed(e);
        }
      } catch (IOException e) {
        queue.stop();
        return Optional.of(e);
      } catch (RuntimeException | Error e) {
        queue.stop();
        throw e;
      } finally {
        queue.giveBack(rest);
      }
    }
    return Optional.empty();
  }

  private void work(LaneQueue.Rest rest) throws IOException {
    PhoneDevice device =
        phone.on(group, rest.lane.choice(), () -> queue.mayDoBetter(rest, phone.udid()));
    for (PhoneLane.Work next = rest.work.peek(); next != null; next = rest.work.peek()) {
      next.run(device);
      rest.work.remove();
      phone.well();
    }
  }
}
