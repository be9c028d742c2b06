package dev.understudy.harness.experiment;

import static dev.understudy.harness.experiment.Mistake.beside;
import static dev.understudy.harness.experiment.Mistake.impossible;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said of what is bound to models' inputs. */
class WrongBindingsTests {
  @TempDir Path folder;

  static List<Mistake> mistakes() {
    return List.of(
        new Mistake(
            "z: {latent: normal, seed: 9}",
            "z: normal",
            31,
            "subjects[1].inputs.z",
            "it is the text `normal`",
            "write, for example, `z: {latent: normal}`"),
        impossible(
            "{classes: 10}",
            "{classes: 0}",
            24,
            "subjects[0].inputs.label.classes",
            "`0`",
            "write, for example, `classes: 10`"),
        impossible(
            "z: {latent: normal, seed: 9}",
            "z: {latent: uniforn}",
            31,
            "subjects[1].inputs.z.latent",
            "`uniforn`",
            "did you mean `uniform`?"),
        impossible(
            "seed: 9",
            "seed: -9",
            31,
            "subjects[1].inputs.z.seed",
            "`-9`",
            "write, for example, `seed: 7`"),
        new Mistake(
            "{constant: 0.7}",
            "{constant: .inf}",
            25,
            "subjects[0].inputs.psi.constant",
            "`.inf` is no usable number",
            "write a number such as `0.7`"),
        new Mistake(
            "{constant: 0.7}",
            "{constant: 1e999}",
            25,
            "subjects[0].inputs.psi.constant",
            "`1e999` is no usable number",
            "write a number such as `0.7`"),
        new Mistake(
            "{constant: 0.7}",
            "{constant: []}",
            25,
            "subjects[0].inputs.psi.constant",
            "it is empty",
            "write, for example, `constant: 0.7`"),
        new Mistake(
            "{constant: 0.7}",
            "{constant: 0.7, seed: 1}",
            25,
            "subjects[0].inputs.psi.seed",
            "`seed` without `draw` or `latent`",
            "remove `seed`"),
        beside(
            "{constant: 0.7, psi: 0.5}", "psi", "`psi` without `file` or `latent`", "remove `psi`"),
        beside(
            "{latent: normal, seed: 1, mean: train.npz}",
            "mean",
            "`mean` without `psi`",
            "remove `mean`"),
        beside(
            "{latent: normal, seed: 1, threshold: 2}",
            "threshold",
            "`threshold` without `latent: truncated-normal`",
            "remove `threshold`"),
        beside(
            "{latent: uniform, seed: 1, low: -1}", "low", "`low` without `high`", "remove `low`"),
        beside(
            "{latent: uniform, seed: 1, low: 1, high: 0}",
            "low",
            "`low` is 1.0 and `high` 0.0",
            "write, for example, `low: -1, high: 1`"),
        beside("{class: 3, draw: uniform}", "draw", "`draw` without `classes`", "remove `draw`"),
        beside("{classes: 3, seed: 1}", "seed", "`seed` without `draw`", "remove `seed`"),
        beside(
            "{classes: 3, generator: pcg64}",
            "generator",
            "`generator` without `draw`",
            "remove `generator`"),
        beside(
            "{classes: 3, class: 3}",
            "class",
            "`class` is 3, which is none of 3 classes",
            "correct it, or `classes`"),
        beside(
            "{classes: 3, class: 1, draw: uniform}",
            "draw",
            "`class`, `draw` are given together",
            "keep one of them"),
        beside(
            "{classes: 3, labels: no.csv}",
            "labels",
            "`no.csv` does not exist",
            "paths are relative to this file's folder"),
        beside(
            "{constant: [[1, 2], [3]]}",
            "constant[1]",
            "it is a list of 1",
            "make all rows as long as the first"),
        beside(
            "{constant: [1, [3]]}",
            "constant[1]",
            "it is a list of 1",
            "make all rows as long as the first"),
        new Mistake(
            "{constant: 0.7}",
            "{constant: 0.7, classes: 2}",
            25,
            "subjects[0].inputs.psi.constant",
            "`classes`, `constant` are given together",
            "keep one of them"),
        beside(
            "{file: train.npz}",
            "file",
            "an .npz holds several arrays, and none is named",
            "add `array: z` with the name it was saved by"),
        beside(
            "{images: real.idx3-ubyte.gz, range: [1, 0]}",
            "range",
            "the range does not ascend: [1, 0]",
            "write, for example, `range: [-1, 1]`"),
        beside(
            "{images: real.idx3-ubyte.gz, resize: nearest}",
            "resize",
            "`nearest` is for label maps",
            "name the one that the model was trained with"),
        beside(
            "{label-maps: real.idx3-ubyte.gz}",
            "label-maps",
            "how many classes the label maps have is not told",
            "add `classes: 35`, or as many as the model was trained on"),
        beside(
            "{label-maps: real.idx3-ubyte.gz, classes: 2, resize: pil-box}",
            "resize",
            "`pil-box` would mix the ids of label maps",
            "write `resize: nearest`"),
        new Mistake(
            "{constant: 0.7}",
            "{}",
            25,
            "subjects[0].inputs.psi",
            "none of `latent`, `file`, `images`, `label-maps`, `classes`, `class`, `labels`,"
                + " `constant` is given",
            "add `latent: normal`"),
        new Mistake(
            "label: {classes: 10}",
            "noise: {latent: normal}",
            24,
            "subjects[0].inputs.noise",
            "it has the same seed as `z`, so both draw the same numbers",
            "give it one: `seed: 8`"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void isToldOnceWithItsPlaceAndRemedy(Mistake mistake) {
    mistake.check(new ExampleFolder(folder));
  }
}
