package dev.understudy.harness.run;

import dev.understudy.common.Measurement;
import dev.understudy.reports.ExitSweep;
import dev.understudy.reports.OnDevices;
import dev.understudy.reports.RunRecord;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what a step has to say. */
final class FragmentBuilder {
  private final List<RunRecord.Row> rows = new ArrayList<>();
  private final List<RunRecord.Comparison> comparisons = new ArrayList<>();
  private final List<RunRecord.Curve> curves = new ArrayList<>();
  private final List<RunRecord.SampleFile> samples = new ArrayList<>();
  private final List<RunRecord.ValueFile> values = new ArrayList<>();
  private final List<RunRecord.GalleryEntry> gallery = new ArrayList<>();
  private final List<ExitSweep> exits = new ArrayList<>();
  private final List<OnDevices.SustainedLoad> sustained = new ArrayList<>();
  private final List<OnDevices.DevicePicture> devicePictures = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  FragmentBuilder row(String subject, Measurement measurement) {
    return row(subject, null, null, measurement);
  }

  FragmentBuilder row(
      String subject, @Nullable String device, @Nullable String runtime, Measurement measurement) {
    rows.add(new RunRecord.Row(subject, device, runtime, measurement));
    return this;
  }

  FragmentBuilder comparison(RunRecord.Comparison comparison) {
    comparisons.add(comparison);
    return this;
  }

  FragmentBuilder curve(RunRecord.Curve curve) {
    curves.add(curve);
    return this;
  }

  FragmentBuilder sample(RunRecord.SampleFile sample) {
    samples.add(sample);
    return this;
  }

  FragmentBuilder values(RunRecord.ValueFile file) {
    values.add(file);
    return this;
  }

  FragmentBuilder picture(RunRecord.GalleryEntry entry) {
    gallery.add(entry);
    return this;
  }

  FragmentBuilder exits(ExitSweep sweep) {
    exits.add(sweep);
    return this;
  }

  FragmentBuilder sustained(OnDevices.SustainedLoad load) {
    sustained.add(load);
    return this;
  }

  FragmentBuilder devicePicture(OnDevices.DevicePicture picture) {
    devicePictures.add(picture);
    return this;
  }

  FragmentBuilder warning(String warning) {
    warnings.add(warning);
    return this;
  }

  FragmentBuilder add(Fragment other) {
    rows.addAll(other.rows());
    comparisons.addAll(other.comparisons());
    curves.addAll(other.curves());
    samples.addAll(other.samples());
    values.addAll(other.values());
    gallery.addAll(other.gallery());
    exits.addAll(other.exits());
    sustained.addAll(other.onDevices().sustained());
    devicePictures.addAll(other.onDevices().pictures());
    warnings.addAll(other.warnings());
    return this;
  }

  Fragment build() {
    return new Fragment(
        rows,
        comparisons,
        curves,
        samples,
        values,
        gallery,
        exits,
        new OnDevices(sustained, devicePictures),
        warnings);
  }
}
