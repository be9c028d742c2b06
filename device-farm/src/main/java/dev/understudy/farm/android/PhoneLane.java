package dev.understudy.farm.android;

import java.util.List;

/**
 * Work that belongs on one phone, in its order: what is compared with each other. If that phone is
 * lost, the rest goes to another of its group.
 *
 * @param group the id of the phones that may do it
 * @param choice what runs the models
 * @param work the pieces; one that a phone broke off is done again whole
 */
public record PhoneLane(String group, DelegateChoice choice, List<Work> work) {
  /** Copies the list. */
  public PhoneLane {
    work = List.copyOf(work);
  }

  /** A piece of work. */
  public interface Work {
    /**
     * Does it, on a thread of the phone's own.
     *
     * @throws PhoneException LOST or UNUSABLE if the phone is
     */
    void run(dev.understudy.farm.Device phone) throws java.io.IOException;

    /** No phone is left to do it. */
    void giveUp(String why) throws java.io.IOException;
  }
}
