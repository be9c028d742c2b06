package dev.understudy.harness.run;

import dev.understudy.common.InputException;
import dev.understudy.datasets.FeatureStatistics;
import dev.understudy.datasets.PictureSource;
import dev.understudy.datasets.Pictures;
import dev.understudy.farm.Device;
import dev.understudy.farm.Generator;
import dev.understudy.farm.GeneratorSpec;
import dev.understudy.harness.experiment.MeasureFamily;
import dev.understudy.metrics.FeatureNetwork;
import dev.understudy.metrics.Metrics;
import dev.understudy.metrics.distances.FrechetInfinityOptions;
import dev.understudy.metrics.paired.PairedMeasure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tries everything once at the smallest size before anything long starts: each model makes a
 * picture, the sizes agree, the feature network takes them, the statistics fit, there are pictures
 * enough. Files that feed the subjects are read to the last picture that is needed: making pictures
 * takes longer by far.
 */
final class Preflight {
  private final Setup setup;
  private final Device device;
  private final Set<MeasureFamily> wanted;
  private final InputFiles inputs;

  Preflight(Setup setup, Device device, Set<MeasureFamily> wanted) {
    this.setup = setup;
    this.device = device;
    this.wanted = wanted;
    this.inputs = new InputFiles(setup.experiment(), wanted);
  }

  /**
   * Checks.
   *
   * @return a picture of each model file
   * @throws InputException at the first thing that could not work
   */
  Map<GeneratorSpec, Pictures> check() {
    boolean judged = wanted.stream().anyMatch(MeasureFamily::needsPictures);
    Map<GeneratorSpec, Pictures> pictures = new LinkedHashMap<>();
    Pictures first = null;
    for (Contestant contestant : setup.contestants()) {
      for (GeneratorSpec spec : contestant.generators()) {
        Pictures made = picture(spec);
        if (judged && first != null && !sameShape(first, made)) {
          throw new InputException(
              spec.model().path().toString(),
              contestant.name() + " makes pictures of " + shape(made),
              shape(first) + " as " + setup.contestants().get(0).name() + " does",
              "judge pictures of one size together; resize or leave one out, or measure no more"
                  + " than cost, latency, sustained and parity");
        }
        first = made;
        pictures.put(spec, made);
      }
    }
    if (wanted.contains(MeasureFamily.EXITS)) {
      new ExitChecks(setup, inputs).check();
    }
    if (first != null && judged) {
      enoughPictures();
      real(first);
      network(first);
      likeness(first);
      labels(first);
      targets(first);
    }
    if (wanted.contains(MeasureFamily.PPL) && setup.paths() != null) {
      setup.paths().check(setup.experiment().file());
    }
    return pictures;
  }

  private Pictures picture(GeneratorSpec spec) {
    try (Generator generator = device.open(spec)) {
      inputs.enough(spec.subject(), generator.available());
      Pictures made = generator.next(1);
      generator.check(inputs.checks());
      return made;
    }
  }

  private void enoughPictures() {
    PictureSource real = setup.real();
    for (MeasureFamily family : wanted) {
      for (String id : measureIds(family)) {
        int least = least(id);
        if (setup.experiment().pictures() < least) {
          throw tooFew(family, setup.experiment().pictures(), least, "raise `pictures`");
        }
        // Floors are made from halves of the real pictures.
        if (real != null
            && family.needsReference()
            && family != MeasureFamily.FID_INFINITY
            && real.count() < 2L * least) {
          throw tooFew(family, real.count(), 2 * least, "give more images in " + real.name());
        }
      }
    }
  }

  private static int least(String id) {
    FrechetInfinityOptions subsets = FrechetInfinityOptions.defaults();
    return id.equals(Metrics.FID_INFINITY)
        ? subsets.smallest() + subsets.points()
        : Metrics.minimumPictures(id);
  }

  private InputException tooFew(MeasureFamily family, long have, int least, String remedy) {
    return new InputException(
        setup.experiment().file() + ": measures: " + family.id(),
        "there are only " + have + " pictures for it",
        "at least " + least,
        remedy + ", or leave " + family.id() + " out");
  }

  private static List<String> measureIds(MeasureFamily family) {
    return switch (family) {
      case FD -> List.of(Metrics.FD_PREFIX);
      case SFID -> List.of(Metrics.SFID);
      case FID_INFINITY -> List.of(Metrics.FID_INFINITY);
      case CMMD -> List.of(Metrics.CMMD);
      case MIFID -> List.of(Metrics.MIFID);
      case AUTHPCT -> List.of(Metrics.AUTHPCT);
      case KID -> List.of(Metrics.KID);
      case IS -> List.of(Metrics.IS);
      case PRECISION_RECALL -> List.of(Metrics.PRECISION, Metrics.RECALL);
      case DENSITY_COVERAGE -> List.of(Metrics.DENSITY, Metrics.COVERAGE);
      case MIOU -> List.of(Metrics.MIOU, Metrics.PIXEL_ACCURACY);
      case PSNR, PSNR_TARGET -> List.of(Metrics.PSNR);
      case SSIM, SSIM_TARGET -> List.of(Metrics.SSIM);
      case MS_SSIM -> List.of(Metrics.MS_SSIM);
      case LPIPS, LPIPS_TARGET -> List.of(Metrics.LPIPS_PREFIX);
      case FEATURE_DISTANCE -> List.of(Metrics.FEATURE_DISTANCE);
      case SPECTRAL_PROFILE ->
          List.of(Metrics.SPECTRAL_GAP, Metrics.SPECTRAL_GAP_MAX, Metrics.SPECTRAL_ENERGY_GAP);
      case CHECKERBOARD -> List.of(Metrics.UPSAMPLING_PEAKS, Metrics.CHECKERBOARD);
      case POWER_LAW -> List.of(Metrics.POWER_LAW_EXPONENT_GAP, Metrics.POWER_LAW_LEVEL_GAP);
      case DROPLETS -> List.of(Metrics.DROPLETS);
      case PIQE -> List.of(Metrics.PIQE);
      case BRISQUE -> List.of(Metrics.BRISQUE);
      case NIQE -> List.of(Metrics.NIQE);
      case PPL, COST, LATENCY, SUSTAINED, PARITY, EXITS -> List.of();
    };
  }

  private void real(Pictures made) {
    PictureSource real = setup.real();
    if (real == null) {
      return;
    }
    try (PictureSource.PictureStream stream = real.open(1)) {
      Pictures first =
          stream
              .next()
              .orElseThrow(
                  () ->
                      new InputException(
                          real.name(),
                          "holds no pictures",
                          "the real pictures",
                          "name another folder or file under reference.images"));
      if (!sameShape(first, made)) {
        throw new InputException(
            real.name(),
            "the real pictures are " + shape(first),
            shape(made) + " as the subjects make",
            "convert the real pictures to the generators' size and channels");
      }
    }
  }

  private void network(Pictures made) {
    if (setup.network() == null) {
      return;
    }
    try (FeatureNetwork network = FeatureNetwork.open(setup.network(), Setup.allCores())) {
      FeatureNetwork.Extracted ignored = network.extract(made);
      List<Setup.NamedStatistics> given = new ArrayList<>();
      addIfGiven(given, setup.statistics());
      addIfGiven(given, setup.floor());
      for (Setup.NamedStatistics statistics : given) {
        FeatureStatistics values = statistics.values();
        if (values.dimensions() != network.dimensions()) {
          throw new InputException(
              statistics.file().toString(),
              "has statistics of " + values.dimensions() + " dimensions",
              network.dimensions() + " as the feature network " + network.name() + " gives",
              "make the statistics with this network, or leave them out");
        }
      }
    }
  }

  /** Some measures refuse small pictures, and LPIPS must open its network. */
  private void likeness(Pictures made) {
    Map<MeasureFamily, PairedMeasure> measures = PairedFamilies.open(setup);
    try {
      measures.values().forEach(measure -> measure.of(made, made));
    } finally {
      measures.values().forEach(PairedMeasure::close);
    }
    new ArtifactFamilies(setup.artifactModels())
        .of(setup.experiment().measures())
        .forEach(measure -> measure.dimensions(made.height(), made.width()));
  }

  private void targets(Pictures made) {
    if (setup.targets() != null) {
      Targets.check(setup, made);
    }
  }

  private void labels(Pictures made) {
    if (setup.labelling() != null) {
      setup.labelling().check(setup.experiment(), made);
    }
  }

  private static void addIfGiven(
      List<Setup.NamedStatistics> list, Setup.@Nullable NamedStatistics statistics) {
    if (statistics != null) {
      list.add(statistics);
    }
  }

  private static boolean sameShape(Pictures a, Pictures b) {
    return shape(a).equals(shape(b));
  }

  private static String shape(Pictures p) {
    return p.channels() + "x" + p.height() + "x" + p.width();
  }
}
