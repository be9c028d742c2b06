package dev.understudy.phone.fault;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The faults that are armed on one phone, and those that have struck. Safe for many threads. */
public final class Faults {
  /** What befalls the whole phone. */
  public interface Effects {
    /** Lets a fault befall it. */
    void befall(Fault fault);

    /**
     * Ends what lasts: heat, a low battery, a missing GPU, a missing authorisation, a full storage,
     * what covers the app, a wrong clock, settings.
     */
    void recover();
  }

  private static final class Armed {
    final Fault fault;
    final Moment moment;
    int left;

    Armed(Fault fault, Moment moment, int times) {
      this.fault = fault;
      this.moment = moment;
      this.left = times;
    }

    @Override
    public String toString() {
      return FaultText.format(fault, moment) + (left > 1 ? " (" + left + " times)" : "");
    }
  }

  private @Nullable Effects effects;
  private final List<Armed> armed = new ArrayList<>();
  private final List<Fault> standing = new ArrayList<>();
  private final List<String> struck = new ArrayList<>();

  /** None is armed. */
  public Faults() {}

  /** Says whom they befall; the parts of a phone that ask for faults are made before the phone. */
  public synchronized void befalling(Effects whom) {
    effects = whom;
  }

  private synchronized Effects effects() {
    if (effects == null) {
      throw new IllegalStateException("the phone is not whole yet");
    }
    return effects;
  }

  /** Arms a fault to strike once. */
  public void arm(Fault fault, Moment moment) {
    arm(fault, moment, 1);
  }

  /**
   * Arms a fault to strike the first {@code times} that its moment comes. At {@link Point#NOW} one
   * that befalls the phone does so before this returns, and one that spoils operations spoils each
   * until {@link #clear}.
   */
  public void arm(Fault fault, Moment moment, int times) {
    if (times < 1) {
      throw new IllegalArgumentException("a fault that strikes " + times + " times");
    }
    synchronized (this) {
      if (moment.point() != Point.NOW) {
        armed.add(new Armed(fault, moment, times));
        return;
      }
      struck.add(FaultText.format(fault, moment));
      if (!fault.phoneWide()) {
        standing.add(fault);
        return;
      }
    }
    effects().befall(fault);
  }

  /** Arms a fault given as text, see {@link FaultText#parse}. */
  public void arm(String text) {
    FaultText.Spec spec = FaultText.parse(text);
    arm(spec.fault(), spec.moment(), spec.times());
  }

  /** Disarms everything and ends what lasts. An unplugged phone stays so. */
  public void clear() {
    synchronized (this) {
      armed.clear();
      standing.clear();
    }
    effects().recover();
  }

  /** What is still to strike. */
  public synchronized List<String> armed() {
    List<String> all = new ArrayList<>();
    armed.forEach(a -> all.add(a.toString()));
    standing.forEach(f -> all.add(FaultText.format(f, Moment.now())));
    return all;
  }

  /** What has struck, in order. */
  public synchronized List<String> struck() {
    return List.copyOf(struck);
  }

  /**
   * The phone reports that something happens. What befalls the phone has done so when this returns.
   *
   * @return the faults that spoil this operation
   */
  public List<Fault> strike(Point point, String detail) {
    List<Fault> spoiling;
    List<Fault> wide = new ArrayList<>();
    synchronized (this) {
      spoiling = new ArrayList<>(standing);
      for (Iterator<Armed> all = armed.iterator(); all.hasNext(); ) {
        Armed candidate = all.next();
        if (!candidate.moment.matches(point, detail)) {
          continue;
        }
        struck.add(FaultText.format(candidate.fault, candidate.moment) + " at " + detail);
        (candidate.fault.phoneWide() ? wide : spoiling).add(candidate.fault);
        if (--candidate.left == 0) {
          all.remove();
        }
      }
    }
    wide.forEach(fault -> effects().befall(fault));
    return spoiling;
  }
}
