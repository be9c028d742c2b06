package dev.understudy.harness.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.datasets.Resizing;
import dev.understudy.farm.InputBinding;
import dev.understudy.farm.Truncation;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads inputs that come from files, one for each picture: arrays, pictures and label maps. */
final class InputSetReader {
  private static final String NEAREST = "nearest";

  private final YamlDocument document;
  private final Problems problems;
  private final InputFiles files;

  InputSetReader(YamlDocument document, Problems problems, InputFiles files) {
    this.document = document;
    this.problems = problems;
    this.files = files;
  }

  InputBinding rows(String input, Value entry, @Nullable Truncation truncation) {
    Value file = entry.at("file");
    Value array = entry.at("array");
    boolean npz = file.text("").toLowerCase(Locale.ROOT).endsWith(".npz");
    if (file.isText() && npz != array.isGiven() && !problems.has(file.path())) {
      add(
          npz ? file : array,
          npz ? "an .npz holds several arrays, and none is named" : "`array` beside a .npy",
          "`array` beside an .npz, and beside nothing else",
          npz ? "add `array: z` with the name it was saved by" : "remove `array`");
    }
    return new InputBinding.Rows(
        input,
        files.file(file, "a .npy or .npz file"),
        array.isGiven() ? array.text("") : null,
        entry.at("repeat").isTrue(),
        truncation);
  }

  InputBinding images(String input, Value entry) {
    Value range = entry.at("range");
    JsonNode ends = range.node();
    double low = Defaults.BLACK;
    double high = Defaults.WHITE;
    if (ends.size() == 2 && ends.path(0).isNumber() && ends.path(1).isNumber()) {
      low = ends.path(0).doubleValue();
      high = ends.path(1).doubleValue();
    }
    if (!(low < high)) {
      add(
          range,
          "the range does not ascend: [" + ends.path(0) + ", " + ends.path(1) + "]",
          "what black becomes, then the larger number that white becomes",
          "write, for example, `range: [-1, 1]`");
      low = Defaults.BLACK;
      high = Defaults.WHITE;
    }
    return new InputBinding.Images(
        input,
        files.fileOrFolder(entry.at("images"), "a folder, an archive or an array of pictures"),
        low,
        high,
        resizing(entry.at("resize")),
        LatentReader.shape(entry.at("shape")),
        entry.at("repeat").isTrue());
  }

  private @Nullable Resizing resizing(Value resize) {
    if (!resize.isGiven() || problems.has(resize.path())) {
      return null;
    }
    if (resize.text("").equals(NEAREST)) {
      add(
          resize,
          "`nearest` is for label maps",
          "one of the filters of pictures, such as `pil-bicubic`",
          "name the one that the model was trained with");
      return null;
    }
    return NetworkReader.resizing(resize.text(""));
  }

  InputBinding labelMaps(String input, Value entry) {
    Value classes = entry.at("classes");
    if (!classes.isGiven() && !problems.isDoubtful(entry.path())) {
      add(
          entry.at("label-maps"),
          "how many classes the label maps have is not told",
          "`classes` beside `label-maps`",
          "add `classes: 35`, or as many as the model was trained on");
    }
    Value resize = entry.at("resize");
    if (resize.isGiven() && !resize.text("").equals(NEAREST) && !problems.has(resize.path())) {
      add(
          resize,
          Quote.of(resize.text("")) + " would mix the ids of label maps",
          "`nearest`",
          "write `resize: nearest`");
    }
    return new InputBinding.Labels(
        input,
        files.fileOrFolder(entry.at("label-maps"), "a folder of label maps"),
        classes.whole(1),
        entry.at("mapping").isGiven()
            ? files.file(entry.at("mapping"), "a .csv that tells the class of each id")
            : null,
        entry.at("edges").isGiven()
            ? files.fileOrFolder(entry.at("edges"), "a folder of instance maps")
            : null,
        resize.isGiven(),
        entry.at("repeat").isTrue());
  }

  private void add(Value at, String problem, String expected, String remedy) {
    problems.add(document.position(at.path()), at.path(), problem, expected, remedy);
  }
}
