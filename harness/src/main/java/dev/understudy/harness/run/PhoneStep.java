package dev.understudy.harness.run;

import dev.understudy.farm.Device;
import java.io.IOException;
import java.util.function.LongConsumer;

/** A step that a phone does, on a thread of that phone's: many at a time. */
interface PhoneStep extends Step {
  /** The phones and the delegate that it wants. */
  Where.OnPhone where();

  /**
   * Does it on a leased phone; again from its beginning if that one is lost meanwhile.
   *
   * @param done may be told meanwhile how many of its units of work are done
   */
  Fragment on(Device phone, LongConsumer done) throws IOException;

  /** Whether it leaves the phone hot, so that it should come after all that does not. */
  default boolean heatsThePhone() {
    return false;
  }

  /** No such phone is left. */
  Fragment giveUp(String why) throws IOException;

  @Override
  default Fragment execute(Progress progress) {
    throw new IllegalStateException(id() + " is done by the phone stage");
  }
}
