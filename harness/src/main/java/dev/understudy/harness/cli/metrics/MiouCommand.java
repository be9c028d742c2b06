package dev.understudy.harness.cli.metrics;

import dev.understudy.datasets.LabelMapping;
import dev.understudy.harness.experiment.LabelMappings;
import dev.understudy.harness.experiment.SegmentationFiles;
import dev.understudy.metrics.segmentation.ClassAveraging;
import dev.understudy.metrics.segmentation.SegmentationNetwork;
import dev.understudy.metrics.segmentation.SegmentationSpec;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code understudy miou PICTURES LABELS}. */
@Command(
    name = "miou",
    mixinStandardHelpOptions = true,
    description = {
      "Mean IoU and pixel accuracy: how well a segmentation network of your own finds in generated"
          + " pictures what their label maps ask for; higher is better.",
      "Example: understudy miou made/ labels/ --network docs/networks/drn-cityscapes.yaml"
          + " --mapping cityscapes19"
    })
final class MiouCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      index = "0",
      paramLabel = "PICTURES",
      description = "The generated pictures: a folder, archive, array or IDX file.")
  private Path pictures = Path.of("");

  @Parameters(
      index = "1",
      paramLabel = "LABELS",
      description = {
        "Their label maps: a folder of PNG or BMP files, an id (or colour) per pixel.",
        "Two folders pair by relative name without file type, other sets by order."
      })
  private Path labels = Path.of("");

  @Option(
      names = "--network",
      required = true,
      paramLabel = "FILE",
      description = "A YAML file of the segmentation network (docs/networks/drn-cityscapes.yaml).")
  private Path network = Path.of("");

  @Option(
      names = "--mapping",
      required = true,
      paramLabel = "NAME|FILE",
      description = {
        "What the label files' ids mean: cityscapes19 (labelIds or colours),",
        "coco-stuff182, identity-N (ids are classes 0 to N-1, 255 don't-care),",
        "or a CSV file with the columns id or red,green,blue, then class, and name if wanted."
      })
  private String mapping = "";

  @Option(
      names = "--averaging",
      paramLabel = "NAME",
      converter = AveragingName.class,
      description = {
        "Classes that count: in-either (in the labels or found; DRN and GauGAN on Cityscapes),",
        "in-labels (GauGAN on COCO-Stuff) or all (absent ones as 0; pix2pix).",
        "Default: in-labels for coco-stuff182, else in-either."
      })
  private @Nullable ClassAveraging averaging;

  @Option(
      names = "--picture-ending",
      defaultValue = "",
      paramLabel = "TEXT",
      description = "How pictures' names end where the label maps' do not, e.g. _leftImg8bit.")
  private String pictureEnding = "";

  @Option(
      names = "--label-ending",
      defaultValue = "",
      paramLabel = "TEXT",
      description = "How label maps' names end, e.g. _gtFine_labelIds; others are left out.")
  private String labelEnding = "";

  @Mixin private ReadOptions read = new ReadOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  /** The names with dashes. */
  static final class AveragingName implements ITypeConverter<ClassAveraging> {
    @Override
    public ClassAveraging convert(String value) {
      for (ClassAveraging averaging : ClassAveraging.values()) {
        if (averaging.name().equals(value.toUpperCase(Locale.ROOT).replace('-', '_'))) {
          return averaging;
        }
      }
      throw new TypeConversionException("expected in-either, in-labels or all");
    }
  }

  @Override
  public Integer call() {
    LabelMapping meaning = LabelMappings.of("--mapping", mapping);
    SegmentationSpec chosen = SegmentationFiles.read(network, meaning.classes());
    var pairs = LabelledSets.of(pictures, pictureEnding, labels, labelEnding, meaning);
    try (SegmentationNetwork opened = SegmentationNetwork.open(chosen, read.session())) {
      return output.print(
          pairs.measure(
              spec.name(),
              chosen,
              opened,
              averaging == null ? LabelMappings.averaging(meaning) : averaging,
              read,
              output.progress()),
          spec.commandLine().getOut());
    }
  }
}
