package dev.understudy.harness.run;

import dev.understudy.farm.Device;
import dev.understudy.farm.GeneratorSpec;
import dev.understudy.farm.android.DelegateChoice;
import dev.understudy.farm.android.PhoneGroup;
import dev.understudy.farm.android.PhonePool;

/** Where a launch is to be made, as rows name it; a phone need not be at hand yet. */
sealed interface Where {
  /** The device's id. */
  String device();

  /** What rows call the runtime of a model there. */
  String label(GeneratorSpec spec);

  /** How it runs a model, in words. */
  String describe(GeneratorSpec spec);

  /** The device itself. */
  Device here();

  /** A device that is there. */
  record Here(Device here) implements Where {
    @Override
    public String device() {
      return here.id();
    }

    @Override
    public String label(GeneratorSpec spec) {
      return spec.label();
    }

    @Override
    public String describe(GeneratorSpec spec) {
      return spec.options().describe(spec.model().runtime());
    }
  }

  /** A phone of a model, with a delegate. */
  record OnPhone(PhoneGroup group, DelegateChoice choice) implements Where {
    @Override
    public String device() {
      return group.id();
    }

    @Override
    public String label(GeneratorSpec spec) {
      return PhonePool.label(spec, choice);
    }

    @Override
    public String describe(GeneratorSpec spec) {
      return choice.describe();
    }

    @Override
    public Device here() {
      throw new IllegalStateException("phones are leased by the pool");
    }
  }
}
