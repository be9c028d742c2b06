package dev.understudy.harness.run;

import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.common.Validity;
import dev.understudy.farm.Device;
import dev.understudy.farm.Generator;
import dev.understudy.farm.GeneratorSpec;
import dev.understudy.farm.LocalDevice;
import dev.understudy.farm.OutputParity;
import dev.understudy.farm.android.DelegateChoice;
import dev.understudy.farm.android.PhoneException;
import dev.understudy.metrics.weights.Weights;
import dev.understudy.runtimes.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * A subject's pictures as a phone makes them, held against the desktop's of the same file: a wrong
 * or lossy delegate shows as a number.
 */
final class PhonePicturesStep implements PhoneStep {
  private final RunFolder folder;
  private final Setup setup;
  private final Where.OnPhone where;
  private final Contestant contestant;
  private final GeneratorSpec spec;
  private final int pictures;
  private final boolean distance;
  private boolean lost;

  /**
   * @param distance whether the Fréchet distance is wanted, too
   */
  PhonePicturesStep(
      RunFolder folder,
      Setup setup,
      Where.OnPhone where,
      Contestant contestant,
      GeneratorSpec spec,
      int pictures,
      boolean distance) {
    this.folder = folder;
    this.setup = setup;
    this.where = where;
    this.contestant = contestant;
    this.spec = spec;
    this.pictures = pictures;
    this.distance = distance;
  }

  @Override
  public String id() {
    return String.join("/", "phone-pictures", contestant.name(), where.device(), where.label(spec));
  }

  @Override
  public String contentHash() {
    Weights.Installed lpips = setup.lpips();
    return Hashes.of(
        "phone pictures",
        Hashes.of(spec),
        where.device(),
        where.choice(),
        pictures,
        shown(),
        precision(),
        lpips == null ? "" : lpips.files(),
        PhoneDistance.isPossible(setup, pictures, distance) ? setup.networkHash() : "");
  }

  @Override
  public long work() {
    return 1;
  }

  @Override
  public Where.OnPhone where() {
    return where;
  }

  @Override
  public Fragment on(Device phone, LongConsumer done) {
    lost = false;
    DevicePictures kept = new DevicePictures(folder, where, contestant, spec, shown());
    GeneratorSpec plain = Setup.onAllCores(spec);
    try (Generator here = new LocalDevice().open(plain);
        Generator there = phone.open(spec);
        ParityLpips lpips = ParityLpips.open(setup.lpips());
        PhoneDistance frechet = PhoneDistance.open(setup, pictures, distance)) {
      List<Measurement> all =
          new ArrayList<>(
              OutputParity.compare(
                  here,
                  there,
                  pictures,
                  Defaults.PHONE_BATCH,
                  precision(),
                  (a, b) -> {
                    kept.add(a, b, lpips.add(a, b));
                    frechet.add(b);
                  }));
      lpips.measurement().ifPresent(all::add);
      frechet.measurement().ifPresent(all::add);
      FragmentBuilder out = rows(all);
      kept.kept().forEach(out::devicePicture);
      return out.build();
    } catch (PhoneException e) {
      if (e.kind() != PhoneException.Kind.FAILED) {
        throw e;
      }
      return missing(e.validity());
    }
  }

  @Override
  public Fragment giveUp(String why) {
    lost = true;
    return missing(Validity.of(Validity.Kind.DEVICE_LOST, why));
  }

  @Override
  public boolean isSettled() {
    return !lost;
  }

  /** How many of them the report shows. */
  private int shown() {
    return Math.min(pictures, setup.experiment().gallery());
  }

  private Fragment missing(Validity why) {
    return rows(List.of(
            Measurement.missing(OutputParity.MAX_ABS, Unit.NONE, "", why),
            Measurement.missing(OutputParity.PSNR, Unit.DECIBELS, "", why)))
        .build();
  }

  private FragmentBuilder rows(List<Measurement> all) {
    FragmentBuilder out = new FragmentBuilder();
    boolean simulated = where.group().simulated();
    List<String> how = new ArrayList<>(List.of(where.describe(spec), "against the desktop's CPU"));
    if (simulated) {
      how.add("simulated phone");
    }
    for (Measurement m : all) {
      Validity validity =
          simulated && m.validity().isMeasured()
              ? Validity.of(
                  Validity.Kind.SIMULATED, "the phone is simulated: the desktop made these")
              : m.validity();
      out.row(
          contestant.name(),
          where.device(),
          where.label(spec),
          Protocols.with(m, how).withValidity(validity));
    }
    return out;
  }

  /** A delegate that may calculate in float16 cannot agree to float32's digits. */
  private Precision precision() {
    Precision own = contestant.precision(spec);
    DelegateChoice choice = where.choice();
    return own == Precision.FLOAT32 && choice.fp16() ? Precision.FLOAT16 : own;
  }
}
